// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.mail;

import java.io.IOException;
import java.util.Objects;
import org.mapiosgi.benchmark.run.Line;
import org.mapiosgi.benchmark.run.Worker;
import org.mapiosgi.binding.emulator.MapiEmulator;
import org.mapiosgi.binding.emulator.start.Emulators;
import org.mapiosgi.binding.win32.internal.Win32SubsystemBinding;

/** A process that reads mail, as each order says, and answers with the time. */
public final class MailWorker {
  /** The first argument: mail of an emulator of its own. */
  public static final String EMULATOR = "emulator";

  /** The first argument: mail of the MAPI of this Windows. */
  public static final String WIN32 = "win32";

  private static final String PROFILE = "service";
  private static final double MIB = 1 << 20;

  private final String binding;
  private SpiMail spi;
  private FacadeMail facade;
  private DecodedRows decoded;
  private boolean attached;

  private MailWorker(String binding) {
    this.binding = binding;
  }

  /** The arguments: the binding that is read, and for the list of processes the subject. */
  public static void main(String[] arguments) throws IOException {
    MailWorker worker = new MailWorker(arguments[0]);
    Worker.serve(worker::answer);
  }

  private Line answer(Line order) {
    try {
      return measure(order);
    } catch (Exception | Error e) {
      e.printStackTrace();
      return Line.failed(e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  private Line measure(Line order) throws Exception {
    String subject = order.text(Worker.SUBJECT);
    return switch (order.word()) {
      case "walk" -> walk(subject, order);
      case "held" -> held(subject, order);
      case "decode" -> decode(subject, order);
      case "attachment" -> attachment(order);
      default -> Line.none("no such reading");
    };
  }

  /** Walks again and again, for at least as many rows as the order says. */
  private Line walk(String subject, Line order) throws Exception {
    int messages = MailSubject.messages(subject, order.number("messages"));
    open(messages);
    long nanos = 0;
    long rows = 0;
    while (rows < order.number("rows")) {
      nanos += walkOnce(subject);
      rows += messages;
    }
    return Line.of(Line.RESULT).with("time", nanos / 1e3 / rows).with("rate", rows * 1e9 / nanos);
  }

  private long walkOnce(String subject) throws Exception {
    if (subject.equals(MailSubject.STREAMED) || subject.equals(MailSubject.COLLECTED)) {
      return facade.walk(subject.equals(MailSubject.COLLECTED));
    }
    long start = System.nanoTime();
    if (spi.walk() < 0) {
      throw new IllegalStateException("an importance below zero");
    }
    return System.nanoTime() - start;
  }

  private Line held(String subject, Line order) throws Exception {
    open(MailSubject.messages(subject, order.number("messages")));
    return Line.of(Line.RESULT).with("held", facade.held(order.number("every")) / MIB);
  }

  private void open(int messages) throws InterruptedException {
    if (facade != null) {
      return;
    }
    if (binding.equals(WIN32)) {
      facade = FacadeMail.open(Win32SubsystemBinding.open(""), PROFILE);
    } else {
      // First, so that MAPI's first thread is one that pumps.
      MapiEmulator emulator = Emulators.open();
      facade = FacadeMail.open(emulator, emulator.settings().profile());
      spi = SpiMail.open(emulator, messages);
    }
  }

  private Line decode(String subject, Line order) {
    if (decoded == null) {
      decoded = new DecodedRows();
    }
    long start = System.nanoTime();
    for (int done = 0; done < order.number("rows"); done += DecodedRows.ROWS) {
      Object rows =
          subject.equals(MailSubject.DECODER) ? decoded.decode() : decoded.readStructures();
      Object unused = Objects.requireNonNull(rows);
    }
    return Line.of(Line.RESULT)
        .with("time", (System.nanoTime() - start) / 1e3 / order.number("rows"));
  }

  private Line attachment(Line order) throws Exception {
    open(0);
    if (!attached) {
      facade.attach(order.number("mib"));
      attached = true;
    }
    return Line.of(Line.RESULT).with("time", facade.readAttachment() / 1e6);
  }
}
