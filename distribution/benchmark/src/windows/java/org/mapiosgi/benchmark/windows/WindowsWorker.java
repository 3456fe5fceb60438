// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.windows;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.mapiosgi.benchmark.run.WinePlatform;
import org.mapiosgi.benchmark.run.Worker;
import org.mapiosgi.benchmark.subject.PumpSubject;
import org.mapiosgi.benchmark.subject.Subject;
import org.mapiosgi.benchmark.subject.Subjects;
import org.mapiosgi.benchmark.workload.Workload;
import org.mapiosgi.benchmark.workload.Workloads;
import org.mapiosgi.binding.win32.internal.queue.Win32MessageQueueFactory;

/** A {@link Worker} in a Windows JVM: the pump on the message queue of Windows, and more peers. */
public final class WindowsWorker {
  private WindowsWorker() {}

  /** The arguments are only for readers of the list of processes. */
  public static void main(String[] arguments) throws IOException {
    Map<String, Callable<Subject>> subjects = new LinkedHashMap<>(Subjects.peers());
    subjects.put(Subjects.PUMP, WindowsWorker::pump);
    subjects.put(WinePlatform.MESSAGE_LOOP, MessageLoopSubject::new);
    subjects.put(WinePlatform.SWT, SwtSubject::new);
    Map<String, Workload> workloads = new LinkedHashMap<>(Workloads.all());
    workloads.put("modal", new ModalLoop());
    Worker.serve(subjects, workloads);
  }

  private static Subject pump() {
    return PumpSubject.start(
        new Win32MessageQueueFactory(),
        pump -> MessageWindow.of(pump)::message,
        Kernel32.KernelEvent::create);
  }
}
