/** What holds a run up, or ended it, and where it is. */
export const insightRuns = {
  insightProblems: {
    mavera_credits_short: {
      title: 'Your Mavera account has too few credits.',
      whatToDo:
        'Add credits in Mavera or wait for the next billing period, then let the run go on.',
    },
    ceiling_run: {
      title: 'This may cost more than you allow for one run.',
      whatToDo: 'Raise the ceiling, then let the run go on.',
    },
    ceiling_month: {
      title: 'This may cost more than you allow for a month.',
      whatToDo: 'Raise the ceiling or wait for the next month, then let the run go on.',
    },
    payment_unsure: {
      title:
        'The connection to Mavera broke during a paid call, and nothing tells whether it was paid.',
      whatToDo: 'Nothing is sent again until you decide. Your credits in Mavera may tell you more.',
    },
    payment_check: {
      title: 'The connection to Mavera broke during a paid call.',
      whatToDo: 'The app is looking for what became of it before anything is sent again.',
    },
    answer_refused: {
      title: 'Mavera declined to answer, twice.',
      whatToDo: 'What was asked is shown by a dry run. Try again with other settings.',
    },
    answer_cut_off: {
      title: 'Mavera’s answer broke off in the middle.',
      whatToDo: 'Run it again; if that happens more often, let it look at less.',
    },
    answer_breaks_schema: {
      title: 'Mavera’s answer was not in the form that was asked for.',
      whatToDo: 'This passes, most often: run it again later.',
    },
    answer_failed: {
      title: 'Mavera could not work out an answer.',
      whatToDo: 'This passes, most often: run it again later.',
    },
    internal: {
      title: 'Something went wrong on our side.',
      whatToDo: 'It is tried again by itself.',
    },
  },

  insightPhases: {
    gathering: 'Reading the figures of your store',
    advice: 'Waiting for Mave’s advice, which takes minutes',
    cards: 'Turning the advice into cards',
    reading: 'Mavera reads the reviews',
    merging: 'Putting together what was read',
    changing: 'Telling personas how their segments are now',
    making: 'Making personas',
  },
};
