import { describe, expect, test } from 'vitest';
import { writeHeaders } from '../../../src/seo/headers.ts';
import { CONTENT_SECURITY_POLICY } from '../../../src/seo/policy.ts';

describe('the security policy', () => {
  test('allows what comes from the site itself, nothing inline and nothing evaluated', () => {
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|https?:|data:|blob:/);
    expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'");
    expect(CONTENT_SECURITY_POLICY).toContain("script-src 'self'");
    expect(CONTENT_SECURITY_POLICY).toContain("base-uri 'none'");
  });
});

describe('the _headers file', () => {
  test('has the policy for every path, and that no one may frame it', () => {
    const [first = ''] = writeHeaders({ base: '/' }).split('\n\n');
    expect(first.split('\n')[0]).toBe('/*');
    expect(first).toContain(`  Content-Security-Policy: ${CONTENT_SECURITY_POLICY}; frame-ancestors 'none'`);
    expect(first).toContain('  X-Content-Type-Options: nosniff');
  });

  test('keeps for ever only what has a digest in its name', () => {
    const blocks = writeHeaders({ base: '/' }).split('\n\n');
    const immutable = blocks.filter((block) => block.includes('immutable')).map((block) => block.split('\n')[0]);
    expect(immutable).toEqual(['/_astro/*', '/search/index/*']);
  });

  test('has every path under base', () => {
    const paths = writeHeaders({ base: '/notes/' })
      .split('\n')
      .filter((line) => /^\S/.test(line));
    expect(paths).toContain('/notes/*');
    expect(paths.filter((path) => !path.startsWith('/notes/'))).toEqual([]);
  });
});
