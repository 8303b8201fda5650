/** Learn how Brevo got on with a batch. A call from Brevo while the job looks makes it look again. */
export function completeImportJob(storeHash: string, batchId: number, runAt: number) {
  return {
    storeHash,
    kind: 'complete-import',
    key: `import:${batchId}`,
    payload: { batchId },
    runAt,
    ifRunning: 'runAgain',
  } as const;
}
