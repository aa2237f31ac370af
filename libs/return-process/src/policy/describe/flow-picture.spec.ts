import { describe, expect, it } from '@jest/globals';
import { PROCEDURES, PROFILES } from '../profiles/catalogue.js';
import { resolveProfile, type ProfileRef } from '../resolve.js';
import { flowchart } from './flow-picture.js';

const chart = (ref: ProfileRef): string[] => flowchart(resolveProfile(ref, PROFILES).profile!).map((line) => line.trim());
const arrows = (ref: ProfileRef): string[] => chart(ref).filter((line) => /-->|-\.->/.test(line));

const TEXT = '"[^"\\]})]*(?:[\\]})](?!$)[^"]*)*"';
const ID = '[A-Za-z]\\w*';
const BOX = new RegExp(`^(${ID})(?:\\[${TEXT}\\]|\\{\\{${TEXT}\\}\\}|\\(\\[${TEXT}\\]\\)|\\(\\(${TEXT}\\)\\))$`);
const ARROW = new RegExp(`^(${ID}) (?:-->|-\\.->)(?:\\|"[^"|]+"\\|)? (${ID})$`);
const FRAME = new RegExp(`^subgraph (${ID}) \\["[^"]+"\\]$`);
/** Words with a meaning of their own in the notation: no box may be called so. */
const RESERVED: readonly string[] = ['end', 'graph', 'subgraph', 'flowchart', 'style', 'class', 'classDef', 'click', 'linkStyle', 'default', 'direction'];

describe('the flow as a picture', () => {
  it.each(PROCEDURES)('%s: every line is of the notation, every arrow joins two boxes, no box stands alone', (ref) => {
    const [fence, head, ...body] = chart(ref);
    expect([fence, head, body.at(-1)]).toEqual(['```mermaid', 'flowchart TD', '```']);
    const lines = body.slice(0, -1);
    expect(lines.filter((line) => line !== 'end' && ![BOX, ARROW, FRAME].some((form) => form.test(line)))).toEqual([]);
    expect(lines.filter((line) => line === 'end')).toHaveLength(lines.filter((line) => FRAME.test(line)).length);
    const boxes = lines.flatMap((line) => BOX.exec(line)?.[1] ?? []);
    const ends = lines.flatMap((line) => ARROW.exec(line)?.slice(1) ?? []);
    expect(new Set(boxes).size).toBe(boxes.length);
    expect(boxes.filter((box) => RESERVED.includes(box))).toEqual([]);
    expect([...new Set(ends)].sort()).toEqual([...boxes].sort());
  });

  it('S000-04: scrap is refused into a new judgement, a failed re-inspection goes back to rework, the hold blocks the end alone', () => {
    expect(arrows('S000-04@1')).toEqual(expect.arrayContaining([
      'scrapApprove -.->|"不批 not approved"| redecide', 'reinspect -.->|"不合格 failed"| rework', 'register --> hold', 'hold --> release', 'release --> close',
      'onsite -->|"客户端返工 Rework at the customer"| onsiteWork', 'dispose -->|"报废 Scrap"| scrapRequest',
    ]));
    expect(chart('S000-04@1')).toContain('scrapApprove{{"报废审批<br/>Scrap approval"}}');
    expect(chart('S000-04@1').join('\n')).not.toMatch(/^(?:approve|inspect|value)\b/m);
  });

  it('S000-12: a refusal may be appealed, the appeal goes to the exception; nothing comes back', () => {
    expect(arrows('S000-12@1')).toEqual(expect.arrayContaining(['approve -.->|"不批 not approved"| refused', 'refused -.->|"可申诉 may appeal"| appeal', 'appeal -.->|"申诉 appeal"| exception']));
    expect(chart('S000-12@1').join('\n')).not.toMatch(/\b(?:receive|stockIn|redecide)\b/);
  });

  it('S003-13: the customer consents before the work, a failed first article is planned anew', () => {
    expect(chart('S003-13@1')).toContainEqual(expect.stringMatching(/^consent\(\[".*"\]\)$/));
    expect(arrows('S003-13@1')).toEqual(expect.arrayContaining(['consent -.->|"不同意 consent refused"| redecide', 'firstArticle -.->|"首件不合格 first article failed"| plan']));
  });

  it('S001-08: a discount is approved and offered before the review; what goes first waits for the deposit', () => {
    expect(arrows('S001-08@1')).toEqual(expect.arrayContaining(['discountApprove --> settleFirst', 'settleFirst --> approve', 'discountApprove -.->|"不批 not approved"| approve', 'approve --> deposit', 'deposit -->|"先发 in advance"| supplyOrder']));
  });

  it('S000-05: the closing review stands before the end', () => {
    expect(arrows('S000-05@1')).toEqual(expect.arrayContaining(['closeReview --> close', 'sendBack --> closeReview']));
  });

  it('S000-03: settlement begins with the judgement; audited, approved, posted, told', () => {
    expect(arrows('S000-03@1')).toEqual(expect.arrayContaining(['dispose --> value', 'audit --> settleApprove', 'settleApprove --> post', 'post --> tell', 'settleApprove -.->|"不批 not approved"| audit']));
  });
});
