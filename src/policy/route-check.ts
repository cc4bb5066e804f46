import type { Found } from './regulation-check.ts';
import type { Regulation } from './regulation.ts';
import type { Route, RouteStep } from './route.ts';

/**
 * The steps of a route in the order they are passed: each names the one after it, or is followed by the next in the
 * list. Undefined when the way comes back to a step it has passed.
 */
export const stepsInOrder = (route: Route): RouteStep[] | undefined => {
  const passed: RouteStep[] = [];
  let step = route.steps[0];
  while (step !== undefined) {
    if (passed.includes(step)) return undefined;
    passed.push(step);
    const next: string | undefined = step.next;
    const index = route.steps.indexOf(step);
    step = next === undefined ? route.steps[index + 1] : route.steps.find((each) => each.id === next);
  }
  return passed;
};

/** What is wrong with one route of a regulation. */
export const routeFaults = (regulation: Regulation, route: Route, path: Found['path']): Found[] => {
  const found: Found[] = [];
  const ids = new Set<string>();
  route.steps.forEach((step, index) => {
    const here = [...path, 'steps', index];
    if (ids.has(step.id))
      found.push({ path: here, reason: `环节“${step.id}”出现了两次 / step "${step.id}" stands twice` });
    ids.add(step.id);
    if (step.next !== undefined && !route.steps.some((each) => each.id === step.next))
      found.push({ path: [...here, 'next'], reason: `没有环节“${step.next}” / no step "${step.next}"` });
    for (const lane of step.lanes ?? [])
      if (!(lane in (regulation.applicants?.lanes ?? {})))
        found.push({ path: [...here, 'lanes'], reason: `没有申报途径“${lane}” / no lane "${lane}"` });
    if (step.at.of === 'nominator' && regulation.nomination === undefined)
      found.push({
        path: here,
        reason:
          '环节由提名单位办理，而办法没有提名规则 / the step is at who nominated, the regulation has no rule of nomination',
      });
  });
  const order = stepsInOrder(route);
  if (order === undefined) {
    const index = route.steps.findIndex((step) => step.next !== undefined);
    return [
      ...found,
      { path: [...path, 'steps', Math.max(0, index), 'next'], reason: '流程首尾相接成环 / the route runs in a circle' },
    ];
  }
  const passedBy = route.steps.find((step) => !order.includes(step));
  if (passedBy)
    found.push({
      path: [...path, 'steps', route.steps.indexOf(passedBy)],
      reason: `环节“${passedBy.id}”无法到达 / step "${passedBy.id}" is never reached`,
    });
  if (order[0]?.kind !== 'submission')
    found.push({
      path: [...path, 'steps', 0],
      reason: '流程须以提交环节开始 / a route begins with its submission step',
    });
  if (order.at(-1)?.kind !== 'approval')
    found.push({
      path: [...path, 'steps', route.steps.length - 1],
      reason: '流程须以批复环节结束 / a route ends with its approval step',
    });
  if (order.some((step) => step.kind === 'publicity') && regulation.publicity === undefined)
    found.push({
      path,
      reason: '流程有公示环节，而办法没有公示规则 / the route has a public notice, the regulation no rule of publicity',
    });
  if (order.some((step) => step.kind === 'expert-review') && regulation.expertReview === undefined)
    found.push({
      path,
      reason:
        '流程有专家评审环节，而办法没有专家评审规则 / the route has an expert review, the regulation no rule of it',
    });
  return found;
};
