// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.run;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.mapiosgi.benchmark.mail.MailWorkloads;
import org.mapiosgi.benchmark.subject.CallCounts;
import org.mapiosgi.benchmark.subject.NotOffered;
import org.mapiosgi.benchmark.subject.Subject;
import org.mapiosgi.benchmark.subject.SubjectThread;
import org.mapiosgi.benchmark.subject.Subjects;
import org.mapiosgi.benchmark.workload.Workload;
import org.mapiosgi.benchmark.workload.Workloads;

/**
 * A process that measures subjects: reads an order a line, answers each with a line, ends with its
 * input. Most subjects have a process of their own, so that none is compiled for another's habits.
 */
public final class Worker {
  /** The field of an order that names the subject. */
  public static final String SUBJECT = "subject";

  private final Map<String, Callable<Subject>> subjects;
  private final Map<String, Workload> workloads;

  private Worker(Map<String, Callable<Subject>> subjects, Map<String, Workload> workloads) {
    this.subjects = subjects;
    this.workloads = workloads;
  }

  /** The arguments are only for readers of the list of processes. */
  public static void main(String[] arguments) throws IOException {
    Map<String, Workload> workloads = new LinkedHashMap<>(Workloads.all());
    workloads.putAll(MailWorkloads.all());
    serve(Subjects.portable(), workloads);
  }

  /** Measures until the input ends. */
  public static void serve(Map<String, Callable<Subject>> subjects, Map<String, Workload> workloads)
      throws IOException {
    serve(new Worker(subjects, workloads)::measure);
  }

  /** Answers each order until the input ends. */
  public static void serve(UnaryOperator<Line> measure) throws IOException {
    PrintStream answers = System.out;
    // What the peers have to say must not come between the answers.
    System.setOut(System.err);
    // Not System.in: that asks how much is available, which Wine does not tell of a pipe.
    BufferedReader orders =
        new BufferedReader(
            new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      answers.println(measure.apply(Line.parse(order)));
      answers.flush();
    }
    // A peer's thread must not keep the process.
    Runtime.getRuntime().halt(0);
  }

  private Line measure(Line order) {
    Workload workload = workloads.get(order.word());
    if (workload == null) {
      return Line.none("no workload " + order.word());
    }
    Callable<Subject> start = subjects.get(order.text(SUBJECT));
    if (start == null) {
      return Line.none(order.text(SUBJECT) + " is none of " + subjects.keySet());
    }
    System.gc();
    try (Subject subject = start.call()) {
      // How long a thread takes to start is not what is measured.
      Thread unused = SubjectThread.of(subject);
      CallCounts before = subject.calls();
      Line result = workload.run(subject, order);
      return withCalls(result, subject.calls().since(before));
    } catch (NotOffered e) {
      return Line.none(e.getMessage());
    } catch (Exception | Error e) {
      e.printStackTrace();
      return Line.failed(e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  private static Line withCalls(Line result, CallCounts calls) {
    String operations = result.fields().get(Workload.OPERATIONS);
    if (operations == null || !calls.known()) {
      return result;
    }
    double divisor = Double.parseDouble(operations);
    return result
        .with("calls", calls.all() / divisor)
        .with("wakes", calls.wakes() / divisor)
        .with("waits", calls.waits() / divisor)
        .with("looks", calls.looks() / divisor);
  }
}
