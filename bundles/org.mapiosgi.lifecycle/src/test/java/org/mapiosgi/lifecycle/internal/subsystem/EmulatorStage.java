// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mapiosgi.binding.emulator.EmulatorCall;
import org.mapiosgi.binding.emulator.Fault;
import org.mapiosgi.binding.emulator.FaultRule;
import org.mapiosgi.binding.emulator.MapiEmulator;
import org.mapiosgi.binding.emulator.start.Emulators;
import org.mapiosgi.spi.MapiSubsystemBinding;
import org.mapiosgi.spi.NativeMapi;

/** An emulator of its own. */
final class EmulatorStage implements Stage {
  private static final Set<String> WITHOUT_RESULT =
      Set.of("MAPIUninitialize", "OleUninitialize", "IMAPIAdviseSink::OnNotify");

  private static final int NONE = 0;

  private final MapiEmulator emulator;
  private volatile int struck = NONE;

  EmulatorStage(MapiEmulator emulator) {
    this.emulator = emulator;
  }

  /** With so many messages in its Inbox. */
  static EmulatorStage with(int messages) {
    EmulatorStage stage = new EmulatorStage(Emulators.open());
    for (int i = 0; i < messages; i++) {
      stage.emulator.deliver("a@example.com", "message " + i, "text");
    }
    return stage;
  }

  @Override
  public MapiSubsystemBinding binding() {
    return emulator;
  }

  @Override
  public String profile() {
    return MapiEmulator.DEFAULT_PROFILE;
  }

  @Override
  public void deliver() {
    emulator.deliver("a@example.com", "news", "text");
  }

  @Override
  public void mark() {
    emulator.clearCalls();
  }

  @Override
  public int failableCalls() {
    return count(called -> !called.endsWith("::Release") && !WITHOUT_RESULT.contains(called));
  }

  @Override
  public int allCalls() {
    return count(called -> !called.endsWith("::OnNotify"));
  }

  private int count(Predicate<String> wanted) {
    return (int) emulator.calls().stream().map(EmulatorCall::operation).filter(wanted).count();
  }

  @Override
  public Strike.Armed arm(Strike strike) {
    mark();
    struck = strike.code() == null ? strike.call() : NONE;
    FaultRule rule = emulator.on(MapiEmulator.ANY_CALL).call(strike.call());
    if (strike.onwards()) {
      rule = rule.onwards();
    }
    Fault fault;
    if (strike.code() != null) {
      fault = rule.fail(strike.code());
    } else {
      fault = strike.delay() == null ? rule.hang() : rule.delay(strike.delay());
    }
    return new Strike.Armed() {
      @Override
      public int hits() {
        return fault.hits();
      }

      @Override
      public void close() {
        fault.close();
      }
    };
  }

  @Override
  public List<String> struck() {
    List<EmulatorCall> calls =
        emulator.calls().stream()
            .filter(called -> !called.operation().endsWith("::OnNotify"))
            .sorted(Comparator.comparingLong(EmulatorCall::number))
            .toList();
    return IntStream.range(0, calls.size())
        .filter(i -> i + 1 == struck || calls.get(i).result().isFailure())
        .mapToObj(i -> calls.get(i).operation())
        .toList();
  }

  @Override
  public String left() {
    NativeMapi mapi = emulator.load();
    Map<String, Integer> objects = mapi.liveObjects();
    return objects.isEmpty() && mapi.liveBuffers() == 0
        ? ""
        : objects + " and " + mapi.liveBuffers() + " buffers";
  }

  @Override
  public Set<String> brokenRules() {
    return emulator.load().violations().stream()
        .flatMap(finding -> finding.rule().stream())
        .collect(Collectors.toSet());
  }
}
