/** A lesson's or question's code already names one of another course or lesson. */
export class CodeTakenError extends Error {}
