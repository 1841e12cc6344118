import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { config, configure } from '~/platform/config.server'

/** A real SMTP server on loopback, and the product told to use it. */

export interface Received {
  to: string[]
  from: string
  subject: string
  messageId: string
  headers: string
  text: string
}

export interface TestMailServer {
  received: Received[]
  /** How it answers the next messages to an address; without an entry they are accepted. */
  answers: Map<string, { code: number; text: string; times: number }>
}

/** Call it after `freshDatabase`. */
export function withMailServer(): TestMailServer {
  const state: TestMailServer = { received: [], answers: new Map() }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo(address, _session, done) {
      const answer = state.answers.get(address.address)
      if (!answer || answer.times === 0) return done()
      answer.times -= 1
      done(Object.assign(new Error(answer.text), { responseCode: answer.code }))
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map((address) => address.address)
        state.received.push({ to, ...parsed(Buffer.concat(chunks).toString('latin1')) })
        done()
      })
    },
  })
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
  afterAll(() => new Promise<void>((resolve) => server.close(resolve)))
  beforeEach(() => {
    state.received.length = 0
    state.answers.clear()
    const address = server.server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    configure({
      DATA_DIR: config().dataDir,
      LOG_LEVEL: 'silent',
      MAIL_SMTP_URL: `smtp://127.0.0.1:${port}`,
      MAIL_FROM: 'niemno@don-vi.example',
      PUBLIC_URL: 'https://niemno.example.vn',
    })
  })
  return state
}

function parsed(raw: string): Omit<Received, 'to'> {
  const end = raw.indexOf('\r\n\r\n')
  const headers = raw.slice(0, end).replace(/\r\n[ \t]+/g, ' ')
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(headers)?.[1] ?? ''
  return {
    headers,
    from: decodedWords(header('From')),
    subject: decodedWords(header('Subject')),
    messageId: header('Message-ID'),
    text: fromQuotedPrintable(raw.slice(end + 4)).replaceAll('\r\n', '\n'),
  }
}

/** RFC 2047. */
function decodedWords(text: string): string {
  return text
    .replace(/(=\?utf-8\?[bq]\?[^?]*\?=) (?==\?)/gi, '$1')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_all, kind: string, word: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(word, 'base64').toString('utf8')
        : fromQuotedPrintable(word.replaceAll('_', ' ')),
    )
}

function fromQuotedPrintable(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
