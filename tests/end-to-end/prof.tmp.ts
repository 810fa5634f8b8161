import { startVisiting, html, missing } from './visiting.ts';
import { gatherers } from '../../src/gather/registry.ts';
const w = await startVisiting(() => ({
  '/sandbox': { headers: { 'content-security-policy': 'sandbox' }, body: html('<h1>Sandbox</h1>') }, '/plain': html('x'),
}));
for (const g of gatherers) { const b = g.begin; (g as any).begin = (v: any) => { const f = b(v); return async () => { const t = performance.now(); try { return await f(); } finally { console.log(g.artifact, Math.round(performance.now()-t)); } } } }
let t = performance.now(); const v = await w.visit('/sandbox'); console.log(Math.round(performance.now()-t), missing(v), JSON.stringify(v.page?.artifacts.screenshot));
t = performance.now(); await w.visit('/plain'); console.log(Math.round(performance.now()-t));
await w.close();
