/**
 * The address of a heading inside its lesson: marks stripped, đ→d, lower case, every run of other characters one
 * hyphen. Quiz questions name the passage to reread by it. "Chào trước, mời ngồi" → "chao-truoc-moi-ngoi".
 */
export function slugOf(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

/** Codes and ids that authors write: lower-case letters and digits in groups joined by hyphens, at most 80 characters. */
export function isCode(text: string): boolean {
  return text.length <= 80 && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text)
}
