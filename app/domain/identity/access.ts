import { isWithin } from './unit-path'

/**
 * Who may do what: one table, role × deed (domain brief 1.5). Deny by default: a deed that is not listed for a role is closed to it.
 * Roles are granted per unit and period; everybody is a learner without any grant. Scope follows the unit of the grant and all below.
 */

export const roles = ['commander', 'trainer', 'approver', 'standingOffice', 'councilMember', 'administrator'] as const
export type Role = (typeof roles)[number]

export const deeds = [
  'study',
  'viewFigures',
  'closeMonth',
  'keepMeetings',
  'assignCourse',
  'grantAttempts',
  'adjustStudy',
  'remind',
  'manageCourses',
  'writeLesson',
  'writeQuestion',
  'viewItemStatistics',
  'markEssay',
  'reviewLesson',
  'correctQuestion',
  'viewCampaign',
  'manageOfficers',
  'manageUnits',
  'grantRoles',
  'manageMail',
  'viewAudit',
  'delegateCommand',
] as const
export type Deed = (typeof deeds)[number]

const table: Record<Deed, readonly Role[] | 'everybody'> = {
  /** Own courses, lessons, quizzes, points, account, scenarios and notices. */
  study: 'everybody',
  /** Completion of the units and officers in scope: matrix, lists, officer page, CSV. */
  viewFigures: ['commander', 'standingOffice'],
  /** chốt tháng: freeze the figures of a month for a unit in scope (domain brief 1.5: the standing office keeps the records). */
  closeMonth: ['standingOffice'],
  /** buổi sinh hoạt: set up study meetings of a unit in scope and tick attendance, never one's own. */
  keepMeetings: ['commander', 'standingOffice'],
  /** Give a course to a unit in scope for a period. */
  assignCourse: ['commander', 'standingOffice'],
  /** Give an officer in scope more attempts or more time at a quiz, with a reason, never oneself. */
  grantAttempts: ['commander'],
  /** Exempt, postpone and extend tasks of officers in scope and enter their leave, with a reason, never for oneself. */
  adjustStudy: ['commander'],
  /** Remind officers in scope of what they have not finished, never oneself. */
  remind: ['commander'],
  /** Open any course as one who runs it, assigned to oneself or not. */
  manageCourses: ['commander', 'standingOffice', 'trainer', 'approver'],
  /** Write drafts of lessons and send them for approval. */
  writeLesson: ['trainer'],
  /** Write questions of the bank and keep its categories. */
  writeQuestion: ['trainer'],
  /** Figures of quizzes and questions, without anybody's name. */
  viewItemStatistics: ['trainer', 'approver'],
  /** Mark essays of officers in scope (never an own one). */
  markEssay: ['trainer'],
  /** Approve, publish, return or withdraw a lesson; approve or return questions (never one's own text). */
  reviewLesson: ['approver'],
  /** Void a question or put its key right, for everybody who answered it (never with an own result at stake). */
  correctQuestion: ['approver'],
  /** The campaign board: units by criterion, officers in scope. */
  viewCampaign: ['commander', 'standingOffice', 'councilMember'],
  /** Create, lock, unlock and move officers; issue one-time passwords. */
  manageOfficers: ['administrator'],
  /** Create and name units. */
  manageUnits: ['administrator'],
  /** Grant and end roles. */
  grantRoles: ['administrator'],
  /** Read the delivery log of e-mail; set when reminders go out. */
  manageMail: ['administrator'],
  /** Read the audit log. */
  viewAudit: ['administrator'],
  /** Hand one's own command to another officer for a time (ủy quyền); what was handed over is not handed on. */
  delegateCommand: ['commander'],
}

/** Deeds that only look. The others decide, and a delegate never decides about the one whose command he carries. */
const looking: readonly Deed[] = ['study', 'viewFigures', 'viewItemStatistics', 'viewCampaign', 'viewAudit']

export interface UnitScope {
  unitId: string
  path: string
}

/** The officer whose command a delegate carries. */
export interface Principal {
  officerId: string
  displayName: string
  rankName: string
}

export interface Grant extends UnitScope {
  role: Role
  /** ủy quyền: whose grant this is, while it is carried for another. */
  onBehalfOf?: Principal
}

/** The signed-in officer of a request, with the rank, unit and grants that hold today. Texts are empty where no fact holds. */
export interface Actor {
  officerId: string
  /** The stored hash, never the value of the cookie. */
  sessionId: string
  serviceNumber: string
  username: string
  familyName: string
  middleName: string
  givenName: string
  displayName: string
  rankName: string
  rankCode: string
  unitId: string
  unitName: string
  unitPath: string
  positionName: string
  mustChangePassword: boolean
  /** Signed in on a shared duty-room computer. */
  isShared: boolean
  grants: Grant[]
  /** Set where a deed is open only by another's command; audit events then carry both names. */
  onBehalfOf?: readonly Principal[]
}

/** The roles that may do a deed; null when everybody may. */
export function rolesFor(deed: Deed): readonly Role[] | null {
  const allowed = table[deed]
  return allowed === 'everybody' ? null : allowed
}

/** Whether the area of this deed is open to the actor at all; which records are, `scopes` says. */
export function may(actor: Pick<Actor, 'grants'>, deed: Deed): boolean {
  const allowed = rolesFor(deed)
  return allowed === null || actor.grants.some((grant) => allowed.includes(grant.role))
}

/** The units over whose subtrees the actor may do the deed; none inside another, none twice. */
export function scopes(actor: Pick<Actor, 'grants'>, deed: Deed): UnitScope[] {
  const allowed = rolesFor(deed)
  if (allowed === null) return []
  const granted = actor.grants.filter((grant) => allowed.includes(grant.role))
  const widest = granted.filter(
    (grant) => !granted.some((other) => other.path !== grant.path && isWithin(grant.path, other.path)),
  )
  const byPath = new Map(widest.map(({ unitId, path }) => [path, { unitId, path }]))
  return [...byPath.values()]
}

/** Whether a unit, given by its path, lies in the actor's scope for the deed. */
export function covers(actor: Pick<Actor, 'grants'>, deed: Deed, path: string): boolean {
  return scopes(actor, deed).some((scope) => isWithin(path, scope.path))
}

/**
 * The units over which the actor may do the deed, own ones and those of each delegator apart. `exceptId`: the delegator,
 * about whom this deed is closed to the delegate.
 */
export function scopesByOwner(
  actor: Pick<Actor, 'grants'>,
  deed: Deed,
): { scopes: UnitScope[]; exceptId: string | null }[] {
  const ownerIds = new Set(actor.grants.map((grant) => grant.onBehalfOf?.officerId ?? null))
  return [...ownerIds].flatMap((ownerId) => {
    const grants = actor.grants.filter((grant) => (grant.onBehalfOf?.officerId ?? null) === ownerId)
    const owned = scopes({ grants }, deed)
    return owned.length === 0 ? [] : [{ scopes: owned, exceptId: looking.includes(deed) ? null : ownerId }]
  })
}

/**
 * For whom the actor does the deed: the delegators whose command alone opens it, over the unit of the path when one is
 * given. None where an own grant opens it too.
 */
export function actedFor(actor: Pick<Actor, 'grants'>, deed: Deed, path?: string): Principal[] {
  const allowed = rolesFor(deed)
  if (allowed === null) return []
  const opening = actor.grants.filter(
    (grant) => allowed.includes(grant.role) && (path === undefined || isWithin(path, grant.path)),
  )
  if (opening.some((grant) => grant.onBehalfOf === undefined)) return []
  const principals = new Map(
    opening.flatMap(({ onBehalfOf }) => (onBehalfOf ? [[onBehalfOf.officerId, onBehalfOf]] : [])),
  )
  return [...principals.values()]
}

/** The actor of a deed over one unit: with the names of those for whom he does it, where he does it for others. */
export function actingOver(actor: Actor, deed: Deed, path: string): Actor {
  const { onBehalfOf: _onBehalfOf, ...own } = actor
  const principals = actedFor(actor, deed, path)
  return principals.length > 0 ? { ...own, onBehalfOf: principals } : own
}

/**
 * Whether the actor may decide about an officer who counts in the unit of the path: never about himself, and not about a
 * delegator by that one's own command (domain brief 1.5).
 */
export function mayDecideAbout(
  actor: Pick<Actor, 'officerId' | 'grants'>,
  deed: Deed,
  subject: { officerId: string; path: string },
): boolean {
  if (subject.officerId === actor.officerId) return false
  return scopesByOwner(actor, deed).some(
    ({ scopes: owned, exceptId }) =>
      exceptId !== subject.officerId && owned.some((scope) => isWithin(subject.path, scope.path)),
  )
}

/** Officers about whom the actor decides nothing: himself and those whose command he carries (domain brief 1.5). */
export function ownMatters(actor: Pick<Actor, 'officerId' | 'grants'>): string[] {
  return [actor.officerId, ...actor.grants.flatMap(({ onBehalfOf }) => onBehalfOf?.officerId ?? [])]
}

/** "Trung tá Trần Văn Bình": those whose command the actor carries today; empty when none. */
export function delegatorNames(actor: Pick<Actor, 'grants'>): string {
  const principals = new Map(
    actor.grants.flatMap(({ onBehalfOf }) => (onBehalfOf ? [[onBehalfOf.officerId, onBehalfOf]] : [])),
  )
  return [...principals.values()].map((one) => `đồng chí ${rankedName(one)}`).join(', ')
}

export function isRole(value: unknown): value is Role {
  return roles.includes(value as Role)
}

/** "Thượng úy Nguyễn Văn An": a line may end inside a long name, never inside the rank or after it. */
export function rankedName({ rankName, displayName }: Pick<Actor, 'rankName' | 'displayName'>): string {
  return rankName ? `${unbroken(rankName)}${noBreakSpace}${displayName}` : displayName
}

const noBreakSpace = '\u00a0'

function unbroken(text: string): string {
  return text.replaceAll(' ', noBreakSpace)
}
