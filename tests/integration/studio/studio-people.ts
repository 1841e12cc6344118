import { createCourse } from '~/domain/deeds/create-course.server'
import type { Actor, Role } from '~/domain/identity/access'
import { getActor } from '~/domain/identity/sessions.server'
import { createDraft } from '~/domain/publishing/drafts.server'
import { reader } from '~/platform/db/database.server'
import { action as lessonAction } from '~/routes/studio/lesson'
import { action as reviewAction } from '~/routes/studio/review'
import { finishedLesson } from '../../unit/publishing/finished-lesson'
import { addOfficer, cookieOf, createForce, give, now, type Person } from '../identity/force'
import { callAction, contextAt } from '../setup'

export interface StudioPerson extends Person {
  cookie: string
  actor: Actor
}

/** A trainer, a second trainer, an approver, one who is both, one who is neither, and a course that nobody has published yet. */
export async function createStudio() {
  const { root } = await createForce()
  const person = async (serviceNumber: string, given: string, roles: Role[]): Promise<StudioPerson> => {
    const officer = await addOfficer({ serviceNumber, unitId: root.unitId, name: ['Nguyễn', 'Văn', given] })
    for (const role of roles) await give(officer, role, root.unitId)
    const cookie = await cookieOf(officer)
    const request = new Request('http://localhost/soan', { headers: { Cookie: cookie } })
    const actor = await getActor(request, contextAt(now))
    if (!actor) throw new Error('No session')
    return { ...officer, cookie, actor }
  }
  const trainer = await person('1', 'An', ['trainer'])
  const otherTrainer = await person('2', 'Bình', ['trainer'])
  const approver = await person('3', 'Dũng', ['approver'])
  const both = await person('4', 'Em', ['trainer', 'approver'])
  const learner = await person('5', 'Hải', [])
  const created = await createCourse({
    actor: trainer.actor,
    code: 'chuyen-de-thu',
    details: { title: 'Chuyên đề thử', summary: 'Để thử.', objectives: ['Thử được.'], political: false },
    now,
  })
  if (!created.ok) throw new Error(created.reason)
  return { root, trainer, otherTrainer, approver, both, learner, courseCode: created.code }
}

/** A new draft from the template, of the given author. */
export async function startDraft(author: StudioPerson, title = 'Bài thử'): Promise<string> {
  const draft = await createDraft({ actor: author.actor, courseCode: 'chuyen-de-thu', title, code: '', now })
  if (!draft.ok) throw new Error(draft.reason)
  return draft.lessonCode
}

export function textOf(code: string, change: (source: string) => string = (source) => source) {
  const { source, quizSource } = finishedLesson({ code, title: 'Bài thử' })
  return { source: change(source), quizSource }
}

/** Posts the page's own form as a browser without JavaScript does. */
export function postLesson(author: StudioPerson, code: string, form: Record<string, string>) {
  return callAction(lessonAction, {
    url: `/soan/bai/${code}`,
    params: { ma: code },
    cookie: author.cookie,
    form,
    now,
  })
}

export async function openDraftOf(code: string) {
  return reader().lessonDraft.findFirstOrThrow({
    where: { lessonCode: code, state: { in: ['draft', 'pending', 'returned'] } },
  })
}

/** Saves a finished text and sends it; gives the draft. */
export async function sendForApproval(author: StudioPerson, code: string, text = textOf(code)) {
  const { revision } = await openDraftOf(code)
  const sent = await postLesson(author, code, { ...text, revision: String(revision), intent: 'submit' })
  if (!(sent instanceof Response)) throw new Error(JSON.stringify(sent))
  return openDraftOf(code)
}

export const checklist = { sources: 'on', tone: 'on', secrets: 'on' }

export function postReview(reviewer: StudioPerson, key: string, form: Record<string, string>) {
  return callAction(reviewAction, { url: `/duyet/${key}`, params: { ma: key }, cookie: reviewer.cookie, form, now })
}

export async function approve(reviewer: StudioPerson, draft: { id: string; revision: number }) {
  return postReview(reviewer, draft.id, { intent: 'approve', revision: String(draft.revision), ...checklist })
}
