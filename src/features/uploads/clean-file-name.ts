const MAXIMUM_CHARACTERS = 150;

/**
 * A name fit to show and to save under: composed (NFC), without path, control, bidirectional and other invisible
 * characters, at most 150 visible characters with the extension kept, and never empty.
 */
export const cleanFileName = (given: string): string => {
  const name = given
    .toWellFormed()
    .normalize('NFC')
    // Control, format (bidirectional marks, joiners, BOM), private-use and unassigned characters. Joined emoji fall apart; names stay readable.
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\uFFFD]/gu, '')
    .replace(/\s+/gu, ' ')
    .split(/[/\\]/)
    .at(-1)!
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[\s.]+|[\s.]+$/gu, '');
  const [, stem = name, extension = ''] = /^(.*?)(\.[A-Za-z0-9]{1,8})$/su.exec(name) ?? [];
  const segments = [...new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(stem)];
  const kept = segments.slice(0, MAXIMUM_CHARACTERS - extension.length).map((segment) => segment.segment);
  return `${kept.join('').trim() || '文件'}${extension}`;
};
