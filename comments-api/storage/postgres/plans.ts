/** How many uses a plan has left, and how many it started with. */
type Plan = { left: number; lasts: number }

const shortest = 16
const growth = 2

/**
 * PostgreSQL plans a prepared statement for the current size of its tables, and keeps the plan until it has counted
 * their rows again, which may take a minute. A plan for a small table reads all of it, and gets slower with each
 * comment. So a statement is prepared again after 16 uses, then after 32, 64 and so on: often while the database is
 * young, and rarely later.
 */
export class Plans {
  readonly #plans = new Map<string, Plan>()

  /** Counts a use. Returns whether the statement must be prepared again. */
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
