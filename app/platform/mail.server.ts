import { createTransport, type Transporter } from 'nodemailer'
import { config } from './config.server'
import { seconds } from './duration'

/** Plain e-mail over the configured SMTP server; the only place that talks to it. */

interface Mail {
  /** Stable for one message, whatever is sent again: part of its Message-ID. */
  id: string
  to: string
  subject: string
  text: string
}

export type SendOutcome =
  | { kind: 'sent' }
  /** The server refused this message for good: an unknown address, a refused text. */
  | { kind: 'refused'; reason: string }
  /** Worth another try. `isServerDown`: no other message would get through now either. */
  | { kind: 'later'; reason: string; isServerDown: boolean }

export interface MailServer {
  send(mail: Mail): Promise<SendOutcome>
  close(): void
}

const senderName = 'Niềm Nở'

/** Null when no mail server is configured. Opens nothing before the first message. */
export function openMailServer(): MailServer | null {
  const { mail } = config()
  if (!mail) return null
  const transport = createTransport({
    url: mail.url,
    pool: true,
    maxConnections: 1,
    connectionTimeout: seconds(10),
    greetingTimeout: seconds(10),
    socketTimeout: seconds(20),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    send: (message) => send(transport, { ...message, from: mail.from }),
    close: () => transport.close(),
  }
}

async function send(transport: Transporter, { id, from, ...message }: Mail & { from: string }): Promise<SendOutcome> {
  try {
    await transport.sendMail({
      ...message,
      from: { name: senderName, address: from },
      messageId: `<${id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
      textEncoding: 'quoted-printable',
      // No out-of-office answers to a machine (RFC 3834).
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    })
    return { kind: 'sent' }
  } catch (error) {
    return outcomeOf(error)
  }
}

/** What the server says of a recipient or a text concerns this message; anything else concerns the connection. */
export function outcomeOf(error: unknown): SendOutcome {
  const { code, responseCode, response, message } = error as {
    code?: string
    responseCode?: number
    response?: string
    message?: string
  }
  const reason = (response ?? message ?? String(error)).replace(/\s+/g, ' ').slice(0, 300)
  const isOfMessage = code === 'EENVELOPE' || code === 'EMESSAGE'
  if (isOfMessage && (responseCode === undefined || responseCode >= 500)) return { kind: 'refused', reason }
  return { kind: 'later', reason, isServerDown: !isOfMessage }
}
