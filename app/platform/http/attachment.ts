/** A header must be ASCII: the Vietnamese name goes percent-encoded into `filename*`, a plain one beside it. */
export function attachmentHeader(fileName: string, plainName: string): string {
  const encoded = encodeURIComponent(fileName.normalize('NFC')).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plainName.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encoded}`
}

/** A file to keep, never cached on the way. */
export function attachment(body: BodyInit, file: { type: string; name: string; plainName: string }): Response {
  return new Response(body, {
    headers: {
      'Content-Type': file.type,
      'Content-Disposition': attachmentHeader(file.name, file.plainName),
      'Cache-Control': 'private, no-store',
    },
  })
}

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
