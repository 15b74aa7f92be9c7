/** For how many more times a plan is good, and for how many it was. */
type Plan = { left: number; lasts: number }

const shortest = 16
const growth = 2

/**
 * PostgreSQL plans a prepared statement by the size that its tables have then, and keeps the plan until it has counted them
 * again, which may take a minute. What was planned while a table was small reads all of it, for each response more. So
 * a statement is prepared anew when it was used for so many times: seldom, and the more seldom the longer it is in use.
 */
export class Plans {
  readonly #plans = new Map<string, Plan>()

  /** Counts a use. */
  isOutlived(statement: string): boolean {
    const plan = this.#plans.get(statement)
    if (!plan) {
      this.#plans.set(statement, { left: shortest, lasts: shortest })
      return false
    }
    plan.left -= 1
    if (plan.left > 0) return false
    plan.lasts *= growth
    plan.left = plan.lasts
    return true
  }
}
