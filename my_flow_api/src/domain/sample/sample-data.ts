import type { Priority } from 'my_flow_contract';

export type SampleFlow = {
  readonly title: string;
  readonly notes?: string;
  readonly priority?: Priority;
  /** Days from today; with `time`, a wall-clock time on that day. */
  readonly dueInDays?: number;
  readonly time?: string;
  readonly estimateMinutes?: number;
  readonly labels?: readonly string[];
  readonly steps?: readonly { readonly title: string; readonly done: boolean }[];
  readonly recurrence?: string;
  /** Open unless said; parked ones sleep for so many days. */
  readonly done?: true;
  readonly parkedForDays?: number;
};

export type SampleContext = {
  readonly name: string;
  readonly icon: string;
  readonly hue: number;
  readonly flows: readonly SampleFlow[];
};

/** A week of somebody who works, lives and rests: enough to see what MyFlow does with it. */
export const sampleData: readonly SampleContext[] = [
  {
    name: 'Work',
    icon: '💼',
    hue: 250,
    flows: [
      {
        title: 'Finish the draft of the quarterly report',
        notes: 'The numbers are in. What is missing:\n\n- the summary on page one\n- a chart of the last four quarters',
        priority: 'high',
        dueInDays: 0,
        time: '17:00',
        estimateMinutes: 90,
        labels: ['report'],
        steps: [
          { title: 'Collect the numbers', done: true },
          { title: 'Draw the chart', done: false },
          { title: 'Write the summary', done: false },
        ],
      },
      { title: 'Answer the question about the invoice', dueInDays: -1, estimateMinutes: 10 },
      { title: 'Prepare the planning meeting', dueInDays: 1, time: '10:00', estimateMinutes: 30, labels: ['meeting'] },
      { title: 'Look over the new onboarding guide', dueInDays: 4, estimateMinutes: 45 },
      { title: 'Write down what went well this week', dueInDays: 3, recurrence: 'FREQ=WEEKLY', estimateMinutes: 15 },
      { title: 'Tidy the project folder', priority: 'low' },
      { title: 'Ask for offers for the autumn workshop', parkedForDays: 7 },
      { title: 'Send the agenda for tomorrow', done: true, labels: ['meeting'] },
    ],
  },
  {
    name: 'Personal',
    icon: '🏡',
    hue: 150,
    flows: [
      {
        title: 'Buy groceries for the weekend',
        dueInDays: 1,
        labels: ['errand'],
        steps: [
          { title: 'Bread', done: false },
          { title: 'Vegetables', done: false },
          { title: 'Coffee', done: false },
        ],
      },
      { title: 'Make an appointment for a dental check-up', priority: 'high', dueInDays: 2, estimateMinutes: 10 },
      { title: 'Water the plants', dueInDays: 0, recurrence: 'FREQ=DAILY;INTERVAL=3', estimateMinutes: 10 },
      { title: 'Compare electricity tariffs', priority: 'low', estimateMinutes: 40 },
      { title: 'Take the parcel to the post office', done: true, labels: ['errand'] },
    ],
  },
  {
    name: 'Rest',
    icon: '🌙',
    hue: 300,
    flows: [
      { title: 'Walk around the lake', dueInDays: 2, estimateMinutes: 60 },
      { title: 'Read two chapters', recurrence: 'FREQ=DAILY', dueInDays: 0, estimateMinutes: 30 },
      { title: 'Try the recipe for lentil soup', priority: 'low' },
    ],
  },
];
