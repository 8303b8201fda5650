import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The chaos waits more than it computes, so it goes beside everything else. By the size of its files it would come last. */
export class ChaosFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isChaos = ({ project }: TestSpecification) => project.name === 'chaos';
    return [...sorted.filter(isChaos), ...sorted.filter((one) => !isChaos(one))];
  }
}
