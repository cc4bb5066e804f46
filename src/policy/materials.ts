import type { MaterialRule, Regulation } from './regulation.ts';

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
