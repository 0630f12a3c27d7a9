/** What `afterword --help` prints. */
export const OVERVIEW = `afterword <command>

  build      check the content and build the site into dist/
  check      print every problem of the content, with its place and how to mend it
  new        begin a post or a report
  dev        serve the site while you write; drafts and scheduled entries show, marked
  preview    serve the finished dist/
  ping       tell a WebSub hub that the feeds have something new

  --help     this text, or that of a command: afterword build --help
  --version  the version

Exit codes: 0 fine, 1 problems in the content or the output, 2 wrong usage.`;

/** What `afterword <command> --help` prints. */
export const HELP = {
  build: `afterword build [--verbose] [--timings]

Checks all content, builds into a temporary folder, verifies the result, and only then replaces dist/.
When anything fails, dist/ stays byte for byte as it was, and every content problem is printed with its file.

--verbose          show what Astro logs while it builds
--timings          print what each stage took, on the wall and of the processors

SOURCE_DATE_EPOCH  seconds since 1970; the moment that decides what is scheduled. Default: now.`,

  check: `afterword check [paths…] [--format text|json|github] [--fix] [--watch] [--quiet]

Reads all content and prints every problem: its place, the line, the rule (docs/check.md has them all) and a hint.
Errors stop a build; warnings and notes do not. Entries are compared with each other, so everything is read every time;
paths are files or folders under content/ and choose whose problems are shown.

--format text      for people; colours on a terminal, unless NO_COLOR is set (FORCE_COLOR wants them anywhere)
--format json      for programs; nothing else is on standard output
--format github    workflow commands, which GitHub shows beside the lines of a pull request
--fix              mend what can be mended without asking, show each change, and check again
--quiet            show errors only; the totals count everything
--watch            check again whenever content/ or site.config.ts changes, until Ctrl+C

Exit codes: 0 no errors, 1 errors, 2 wrong usage.
SOURCE_DATE_EPOCH  seconds since 1970; the moment at which instants and due days are judged. Default: now.`,

  new: `afterword new post|postmortem "Title" [options]

Writes a draft with every field and section that the check asks for, and prints its path. It never overwrites a file.

--author <id>      who writes; default: defaultAuthor of site.config.ts
--slug <slug>      the last part of the address; default: made of the title
--mdx              write .mdx, which takes components

For a postmortem:
--started <time>   first impact, with its zone: 2025-04-02T10:00Z
--service <id>     a service that was affected; may be given several times
--severity <sev>   sev1 to sev4, or what site.config.ts calls them`,

  dev: `afterword dev [--port 4321] [--host address]

Serves the site and reloads it as you write. Drafts and scheduled entries show, each with a mark.
The content is checked at the start and with every change: problems are printed here, and errors cover the page.`,

  preview: `afterword preview [--port 4321] [--host address]

Serves dist/ as the last build left it.`,

  ping: `afterword ping [--feed <path>]… [--dry-run]

Tells the WebSub hub that site.config.ts names (feeds.hub) about the feeds in dist/, each in one request.
Run it when the new dist/ is online: the hub fetches each feed at once.

--feed <path>      only this feed, by its path like /blog/rss.xml or its address; may be given several times
--dry-run          print the addresses of the feeds, tell no one

Exit codes: 0 the hub accepted all of them, 1 not all, or there is no hub or no dist/, 2 wrong usage.`,
} as const;
