/** For tests with Playwright, described in docs/api.md. */

export type { UsersPage } from './gather/users-page.ts';
export {
  type CheckPageOptions,
  checkPage,
  expectPage,
  type PageChecked,
  type PageFinding,
} from './library/check-page.ts';
