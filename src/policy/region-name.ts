/** A province's name as people say it: 内蒙古自治区 → 内蒙古, 贵州省 → 贵州. */
export const shortRegionName = (zh: string): string =>
  zh.replace(/(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)$/, '');
