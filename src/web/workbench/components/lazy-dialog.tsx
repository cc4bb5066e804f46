import { lazy, Suspense, type ComponentType } from 'react';

/** A dialog whose script comes when it is first asked for: a reader of the page needs none of it. */
export const lazyDialog = <Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> => {
  const Inner = lazy(() => load().then((component) => ({ default: component }))) as unknown as ComponentType<Props>;
  return function LazyDialog(props: Props) {
    return (
      <Suspense>
        <Inner {...props} />
      </Suspense>
    );
  };
};
