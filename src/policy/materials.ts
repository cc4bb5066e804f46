import type { MaterialRule, Regulation } from './regulation.ts';
import type { Text } from './text.ts';

/** A material that a call asks beyond its regulation. */
export type CallMaterial = { id: string; label: Text; required: boolean };

/** Whether the call asks for a material, beyond what its regulation asks. */
export const isOfCall = (material: Pick<MaterialRule, 'id'>): boolean => material.id.startsWith('call-');

/** The regulation as a call applies it: with the call's own materials after those of the text. */
export const withCallMaterials = (regulation: Regulation, materials: readonly CallMaterial[]): Regulation =>
  materials.length === 0
    ? regulation
    : {
        ...regulation,
        materials: [
          ...regulation.materials,
          ...materials.map((material) => ({
            ...material,
            clause: regulation.submission.clause,
            kind: 'upload' as const,
            sealed: false,
          })),
        ],
      };

/** The materials a base type must bring or have printed, in the regulation's order. */
export const materialsOf = (regulation: Regulation, baseTypeId: string): MaterialRule[] =>
  regulation.materials.filter((material) => material.forTypes?.includes(baseTypeId) ?? true);

/** Required uploads that are not there yet. */
export const missingMaterials = (
  regulation: Regulation,
  baseTypeId: string,
  present: ReadonlySet<string>,
): MaterialRule[] =>
  materialsOf(regulation, baseTypeId).filter(
    (material) => material.kind === 'upload' && material.required && !present.has(material.id),
  );
