import { parseArgs } from 'node:util'
import { z } from 'zod'
import {
  createFirstAdministrator,
  type FirstAdministratorRefusal,
} from '~/domain/deeds/create-first-administrator.server'
import { newOfficerSchema, newUnitSchema } from '~/domain/identity/administration.schema'
import { type NameParts, splitFullName } from '~/domain/identity/names'
import { hashPassword, makeOneTimePassword } from '~/domain/identity/passwords.server'
import { config } from '~/platform/config.server'
import { prepareInstallation } from '../server/prepare'

const usage = `Usage: npm run create-admin -- --unit-name "Công an …" --unit-code cong-an-… --service-number 123-456 --name "Họ và tên" --username ten-dang-nhap
Also, when the usual values do not fit: --unit-type luc-luong --rank thieu-uy --position can-bo --category nghiep-vu
`

const officer = newOfficerSchema.shape
const unit = newUnitSchema.shape

const options = z.object({
  'unit-name': unit.name,
  'unit-code': unit.code,
  'service-number': officer.serviceNumber,
  name: z.string().transform(splitFullName).refine(hasFamilyName, 'give the family and the given name'),
  username: officer.username,
  'unit-type': unit.typeCode.default('luc-luong'),
  rank: officer.rankCode.default('thieu-uy'),
  position: officer.positionCode.default('can-bo'),
  category: officer.serviceCategoryCode.default('nghiep-vu'),
})

function hasFamilyName(name: NameParts): boolean {
  return name.familyName !== ''
}

/** `npm run create-admin`: the first administrator of an empty installation, with a one-time password printed once. */
export async function run(args: string[]): Promise<number> {
  if (config().mode === 'demo') {
    process.stderr.write('A demo has its administrator already. Set APP_MODE=production for a real installation.\n')
    return 1
  }
  const read = readOptions(args)
  if (!read.ok) {
    process.stderr.write(`${read.problem}\n${usage}`)
    return 2
  }
  await prepareInstallation()
  const password = makeOneTimePassword()
  const { name, username, 'unit-name': unitName, 'unit-code': unitCode, ...rest } = read.options
  const created = await createFirstAdministrator({
    unit: { code: unitCode, name: unitName, typeCode: rest['unit-type'] },
    officer: {
      ...name,
      username,
      serviceNumber: rest['service-number'],
      rankCode: rest.rank,
      positionCode: rest.position,
      serviceCategoryCode: rest.category,
    },
    passwordHash: await hashPassword(password),
    now: new Date(),
  })
  if (!created.ok) {
    process.stderr.write(`${refusals[created.reason]}\n`)
    return 1
  }
  process.stdout.write(`User name: ${username}\nOne-time password, shown only now: ${password}\n`)
  return 0
}

type Options = z.output<typeof options>

function readOptions(args: string[]): { ok: true; options: Options } | { ok: false; problem: string } {
  let values: Record<string, unknown>
  try {
    const known = Object.keys(options.shape).map((name) => [name, { type: 'string' }] as const)
    values = parseArgs({ args, options: Object.fromEntries(known) }).values
  } catch (error) {
    return { ok: false, problem: (error as Error).message }
  }
  const parsed = options.safeParse(values)
  if (parsed.success) return { ok: true, options: parsed.data }
  const problems = parsed.error.issues.map((issue) => {
    const name = `--${String(issue.path[0])}`
    return values[String(issue.path[0])] === undefined ? `${name} is missing` : `${name}: ${issue.message}`
  })
  return { ok: false, problem: problems.join('; ') }
}

const refusals: Record<FirstAdministratorRefusal, string> = {
  administratorExists: 'There is an administrator already; make accounts on the page /quan-tri/nguoi-dung.',
  codeTaken: 'A unit with this code exists already.',
  parentUnknown: 'The parent unit is unknown.',
  parentCloses: 'The parent unit does not stand all the time.',
  typeUnknown: 'This unit type is unknown.',
  unitUnknown: 'The unit is unknown.',
  unitCloses: 'The unit does not stand all the time.',
  positionUnknown: 'This position is unknown.',
  rankUnknown: 'This rank is unknown.',
  categoryUnknown: 'This service category is unknown.',
  serviceNumberTaken: 'An officer with this service number exists already.',
  usernameTaken: 'This user name is taken.',
  overlap: 'The officer counts in another unit already.',
}
