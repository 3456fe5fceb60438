/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The floor: the least a message pump can do on Windows. A lock-free stack of tasks, an event that
 * is set only where the pump sleeps, MsgWaitForMultipleObjectsEx, PeekMessage. No timers, no
 * errors contained, no futures, no metrics.
 *
 * Reads an order a line and answers each with a line, as org.mapiosgi.benchmark.run.Worker does.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>

typedef struct task {
  struct task *next;
  void (*run)(struct task *);
  LONGLONG posted;
} task;

/* What one run of the pump is made of. */
static task *volatile inbox;
static volatile LONG sleeps;
static volatile LONG ended;
static HANDLE event;
static volatile LONG wakes;
static LONG waits, looks, dispatches;

static LONGLONG frequency;

static LONGLONG now(void) {
  LARGE_INTEGER ticks;
  QueryPerformanceCounter(&ticks);
  return ticks.QuadPart;
}

/*
 * As a JVM lets time pass: in a wait for an event. Sleep() would not go through Wine's server, and
 * what is measured next would find the server cold.
 */
static void pause_for(DWORD milliseconds) {
  static HANDLE never;
  if (!never) {
    never = CreateEventW(NULL, FALSE, FALSE, NULL);
  }
  WaitForSingleObject(never, milliseconds);
}

static double micros(LONGLONG ticks) { return ticks * 1e6 / frequency; }

static void post(task *t) {
  task *head = inbox;
  for (;;) {
    t->next = head;
    task *seen = InterlockedCompareExchangePointer((void *volatile *)&inbox, t, head);
    if (seen == head) {
      break;
    }
    head = seen;
  }
  if (sleeps && InterlockedCompareExchange(&sleeps, 0, 1) == 1) {
    InterlockedIncrement(&wakes);
    SetEvent(event);
  }
}

/* Everything that was posted, oldest first. */
static task *take(void) {
  task *head = InterlockedExchangePointer((void *volatile *)&inbox, NULL);
  task *first = NULL;
  while (head) {
    task *next = head->next;
    head->next = first;
    first = head;
    head = next;
  }
  return first;
}

static DWORD WINAPI pump(void *unused) {
  MSG message;
  PeekMessageW(&message, NULL, 0, 0, PM_NOREMOVE);
  while (!ended) {
    task *t = take();
    if (t) {
      while (t) {
        task *next = t->next;
        t->run(t);
        t = next;
      }
      continue;
    }
    InterlockedExchange(&sleeps, 1);
    if (inbox || ended) {
      InterlockedExchange(&sleeps, 0);
      continue;
    }
    waits++;
    DWORD why =
        MsgWaitForMultipleObjectsEx(1, &event, INFINITE, QS_ALLINPUT, MWMO_INPUTAVAILABLE);
    InterlockedExchange(&sleeps, 0);
    if (why == WAIT_OBJECT_0 + 1) {
      while (looks++, PeekMessageW(&message, NULL, 0, 0, PM_REMOVE)) {
        dispatches += 2;
        TranslateMessage(&message);
        DispatchMessageW(&message);
      }
    }
  }
  return 0;
}

static HANDLE begin(void) {
  inbox = NULL;
  sleeps = ended = wakes = 0;
  waits = looks = dispatches = 0;
  event = CreateEventW(NULL, FALSE, FALSE, NULL);
  return CreateThread(NULL, 0, pump, NULL, 0, NULL);
}

static void finish(HANDLE thread) {
  InterlockedExchange(&ended, 1);
  SetEvent(event);
  WaitForSingleObject(thread, INFINITE);
  CloseHandle(thread);
  CloseHandle(event);
}

static int ascending(const void *a, const void *b) {
  LONGLONG x = *(const LONGLONG *)a, y = *(const LONGLONG *)b;
  return x < y ? -1 : x > y;
}

/* The smallest value that so large a part does not exceed: as HdrHistogram has it. */
static double percentile(const LONGLONG *sorted, int count, double percent) {
  int place = (int)(count * percent / 100 + 0.9999999);
  return micros(sorted[place > 0 ? place - 1 : 0]);
}

static void print_calls(double operations) {
  printf(" calls=%.6f wakes=%.6f waits=%.6f looks=%.6f\n",
         (wakes + waits + looks + dispatches) / operations, wakes / operations,
         waits / operations, looks / operations);
  fflush(stdout);
}

static void print_latencies(LONGLONG *latencies, int count, double rate) {
  double sum = 0;
  for (int i = 0; i < count; i++) {
    sum += micros(latencies[i]);
  }
  qsort(latencies, count, sizeof *latencies, ascending);
  printf("@result operations=%d p50=%.3f p99=%.3f p999=%.3f max=%.3f mean=%.3f rate=%.3f", count,
         percentile(latencies, count, 50), percentile(latencies, count, 99),
         percentile(latencies, count, 99.9), micros(latencies[count - 1]), sum / count, rate);
  print_calls(count);
}

/* B1. */

static LONGLONG *measured;
static volatile LONG done;

static void run_measured(task *t) {
  measured[done] = now() - t->posted;
  done++;
}

static void measure_post(int count, int gap) {
  task *tasks = calloc(count, sizeof *tasks);
  measured = calloc(count, sizeof *measured);
  done = 0;
  HANDLE thread = begin();
  for (int i = 0; i < count; i++) {
    pause_for((gap / 2 + rand() % gap) / 1000);
    tasks[i].run = run_measured;
    tasks[i].posted = now();
    post(&tasks[i]);
  }
  while (done < count) {
    pause_for(1);
  }
  print_latencies(measured, count, 0);
  finish(thread);
  free(measured);
  free(tasks);
}

/* B3. */

typedef struct {
  task *tasks;
  int count;
  HANDLE start;
} producer;

static volatile LONG last_ones;
static HANDLE all_ran;

static void run_nothing(task *t) {}

static void run_last(task *t) {
  if (InterlockedDecrement(&last_ones) == 0) {
    SetEvent(all_ran);
  }
}

static DWORD WINAPI produce(void *argument) {
  producer *p = argument;
  WaitForSingleObject(p->start, INFINITE);
  for (int i = 0; i < p->count; i++) {
    post(&p->tasks[i]);
  }
  return 0;
}

static void measure_throughput(int producers, int count) {
  int each = count / producers;
  task *tasks = calloc((size_t)each * producers, sizeof *tasks);
  for (int i = 0; i < each * producers; i++) {
    tasks[i].run = i % each == each - 1 ? run_last : run_nothing;
  }
  all_ran = CreateEventW(NULL, FALSE, FALSE, NULL);
  HANDLE start = CreateEventW(NULL, TRUE, FALSE, NULL);
  last_ones = producers;
  HANDLE thread = begin();
  HANDLE threads[64];
  producer each_producer[64];
  for (int i = 0; i < producers; i++) {
    each_producer[i] = (producer){tasks + (size_t)i * each, each, start};
    threads[i] = CreateThread(NULL, 0, produce, &each_producer[i], 0, NULL);
  }
  LONGLONG from = now();
  SetEvent(start);
  WaitForSingleObject(all_ran, INFINITE);
  double taken = micros(now() - from);
  for (int i = 0; i < producers; i++) {
    WaitForSingleObject(threads[i], INFINITE);
    CloseHandle(threads[i]);
  }
  int total = each * producers;
  printf("@result operations=%d rate=%.3f millis=%.3f", total, total * 1e6 / taken, taken / 1e3);
  print_calls(total);
  finish(thread);
  CloseHandle(start);
  CloseHandle(all_ran);
  free(tasks);
}

/* B4. */

typedef struct {
  task task; /* first, so that the task is the caller */
  HANDLE ran;
  LONGLONG *latencies;
  int count;
  int gap;
} caller;

static void run_answer(task *t) { SetEvent(((caller *)t)->ran); }

static DWORD WINAPI call(void *argument) {
  caller *c = argument;
  for (int i = 0; i < c->count; i++) {
    if (c->gap) {
      pause_for(c->gap);
    }
    LONGLONG from = now();
    c->task.run = run_answer;
    post(&c->task);
    WaitForSingleObject(c->ran, INFINITE);
    c->latencies[i] = now() - from;
  }
  return 0;
}

static void measure_roundtrip(int callers, int count, int gap) {
  LONGLONG *latencies = calloc((size_t)callers * count, sizeof *latencies);
  caller all[64];
  HANDLE threads[64];
  HANDLE thread = begin();
  LONGLONG from = now();
  for (int i = 0; i < callers; i++) {
    all[i] = (caller){{0}, CreateEventW(NULL, FALSE, FALSE, NULL), latencies + (size_t)i * count,
                      count, gap};
    threads[i] = CreateThread(NULL, 0, call, &all[i], 0, NULL);
  }
  for (int i = 0; i < callers; i++) {
    WaitForSingleObject(threads[i], INFINITE);
    CloseHandle(threads[i]);
    CloseHandle(all[i].ran);
  }
  double taken = micros(now() - from);
  print_latencies(latencies, callers * count, (double)callers * count * 1e6 / taken);
  finish(thread);
  free(latencies);
}

/* The order's number of that name. */
static int number(const char *order, const char *name, int most) {
  char field[32];
  snprintf(field, sizeof field, " %s=", name);
  const char *at = strstr(order, field);
  int value = at ? atoi(at + strlen(field)) : 0;
  return value < 0 ? 0 : value > most ? most : value;
}

int main(void) {
  static char order[1024];
  LARGE_INTEGER ticks;
  QueryPerformanceFrequency(&ticks);
  frequency = ticks.QuadPart;
  while (fgets(order, sizeof order, stdin)) {
    int count = number(order, "count", 10000000);
    if (!strncmp(order, "post ", 5) && strstr(order, " work=0")) {
      measure_post(count, number(order, "gap", 1000000));
    } else if (!strncmp(order, "throughput ", 11)) {
      measure_throughput(number(order, "producers", 64), count);
    } else if (!strncmp(order, "roundtrip ", 10)) {
      measure_roundtrip(number(order, "callers", 64), count, number(order, "gap", 1000));
    } else {
      printf("@none reason=not+written+in+C\n");
      fflush(stdout);
    }
  }
  return 0;
}
