/** The largest form the product takes, in bytes, unless its page takes files. A lesson draft is the largest honest one. */
const maxFormBytes = 1_000_000

const forms = new WeakMap<Request, Promise<FormData>>()

/**
 * A posted form: bounded in size, every text in Unicode NFC (phones and macOS send NFD). Asking again gives the same
 * form, so that a deed that could not be carried out still finds what was typed.
 * @throws a 413 or 400 Response with a Vietnamese sentence.
 */
export function readForm(request: Request, maxBytes = maxFormBytes): Promise<FormData> {
  const form = forms.get(request) ?? parseForm(request, maxBytes)
  forms.set(request, form)
  return form
}

async function parseForm(request: Request, maxBytes: number): Promise<FormData> {
  const bytes = await readBounded(request, maxBytes)
  const type = request.headers.get('Content-Type') ?? ''
  let form: FormData
  try {
    form = await new Response(bytes, { headers: { 'Content-Type': type } }).formData()
  } catch {
    throw new Response('Biểu mẫu gửi lên không đọc được. Đồng chí vui lòng quay lại trang và gửi lại.', { status: 400 })
  }
  const normalised = new FormData()
  for (const [name, value] of form) {
    if (typeof value === 'string') normalised.append(name, value.normalize('NFC'))
    else normalised.append(name, value)
  }
  return normalised
}

async function readBounded(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('Content-Length') ?? 0) > maxBytes) throw tooLarge(maxBytes)
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body?.getReader()
  while (reader) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size > maxBytes) {
      await reader.cancel()
      throw tooLarge(maxBytes)
    }
    chunks.push(value)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

function tooLarge(maxBytes: number) {
  return new Response(
    `Nội dung gửi lên quá lớn (tối đa ${Math.floor(maxBytes / 1_000_000)} MB). Đồng chí vui lòng quay lại, rút ngắn nội dung rồi gửi lại.`,
    { status: 413 },
  )
}
