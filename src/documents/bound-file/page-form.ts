/** An uploaded PDF page as a form object of another document: drawn anywhere, at any size, fonts and images kept. */
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFObjectCopier,
  PDFRawStream,
  type PDFContext,
  type PDFPage,
  type PDFRef,
} from 'pdf-lib';
import { printedAppearances } from './appearances.ts';
import { boxOf, overlap, type Box } from './box.ts';
import { A4_HEIGHT, A4_WIDTH } from './placement.ts';

/** A page ready to be drawn: its object, its size in points, and how far it is turned clockwise to be read. */
export type PageForm = { ref: PDFRef; width: number; height: number; rotation: number };

const A4: Box = { left: 0, bottom: 0, right: A4_WIDTH, top: A4_HEIGHT };

const inheritedBox = ({ node }: PDFPage, name: 'MediaBox' | 'CropBox'): Box | undefined => {
  const held = node.getInheritableAttribute(PDFName.of(name));
  return held === undefined ? undefined : boxOf(node.context.lookupMaybe(held, PDFArray));
};

/** What a reader shows of a page: the crop box, as far as it lies on the page. */
const visibleBox = (page: PDFPage): Box => {
  const media = inheritedBox(page, 'MediaBox') ?? A4;
  const crop = inheritedBox(page, 'CropBox');
  return (crop && overlap(media, crop)) ?? media;
};

const rotationOf = ({ node }: PDFPage): number => {
  const held = node.getInheritableAttribute(PDFName.of('Rotate'));
  const degrees = held === undefined ? undefined : node.context.lookupMaybe(held, PDFNumber)?.asNumber();
  return degrees === undefined || degrees % 90 !== 0 ? 0 : ((degrees % 360) + 360) % 360;
};

/** The drawing instructions of a page. A page without any is blank, which is no fault. Throws for an unknown coding. */
const contentsOf = (page: PDFPage): Buffer => {
  const held = page.node.Contents();
  const streams = held instanceof PDFArray ? held.asArray() : held === undefined ? [] : [held];
  return Buffer.concat(
    streams.flatMap((each) => {
      const stream = page.node.context.lookup(each);
      // A reference to nothing is an empty stream, as the standard has it.
      if (stream === undefined) return [];
      if (!(stream instanceof PDFRawStream)) throw new TypeError('a page holds something else than drawing');
      // A token must not run on into the next stream.
      return [decodePDFRawStream(stream).decode(), Buffer.from('\n')];
    }),
  );
};

/**
 * Makes a form object of a page of another document in `target`; `copier` copies from there, one for all its pages, so
 * that a font used on every page is copied once. Stamps and signatures that are annotations are drawn into it.
 * Throws when the page cannot be read.
 */
export const formOfPage = (page: PDFPage, target: PDFContext, copier: PDFObjectCopier): PageForm => {
  const { left, bottom, right, top } = visibleBox(page);
  const original = page.node.Resources();
  const resources = original === undefined ? target.obj({}) : (copier.copy(original) as PDFDict).clone(target);
  const objects = (resources.lookupMaybe(PDFName.XObject, PDFDict) ?? target.obj({})).clone(target);
  const appearances = printedAppearances(page).map(({ stream, matrix }) => {
    const name = objects.uniqueKey('Stamp');
    objects.set(name, copier.copy(stream));
    return `q ${matrix.map((number) => number.toFixed(5)).join(' ')} cm ${name.toString()} Do Q\n`;
  });
  resources.set(PDFName.XObject, objects);
  const group = page.node.get(PDFName.of('Group'));
  const drawing = target.flateStream(
    Buffer.concat([Buffer.from('q\n'), contentsOf(page), Buffer.from(`Q\n${appearances.join('')}`)]),
    {
      Type: 'XObject',
      Subtype: 'Form',
      FormType: 1,
      BBox: [left, bottom, right, top],
      Matrix: [1, 0, 0, 1, -left, -bottom],
      Resources: resources,
      ...(group === undefined ? {} : { Group: copier.copy(group) }),
    },
  );
  return { ref: target.register(drawing), width: right - left, height: top - bottom, rotation: rotationOf(page) };
};
