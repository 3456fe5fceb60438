// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import com.sun.jna.WString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntBiFunction;
import java.util.stream.Collectors;
import org.mapiosgi.binding.win32.internal.Win32SubsystemBinding;
import org.mapiosgi.spi.MapiSubsystemBinding;

/** The Win32 binding on the reference provider, of which there is one in a process. */
final class ProviderStage implements Stage {
  private static final int MOST_TEXT = 8192;

  private final ProviderControl provider;
  private final MapiSubsystemBinding binding = Win32SubsystemBinding.open("");

  private ProviderStage(ProviderControl provider) {
    this.provider = provider;
  }

  /** The provider as new, with so many messages in its Inboxes. */
  static ProviderStage with(ProviderControl provider, int messages) {
    if (!provider.MapiRefReset(messages)) {
      throw new AssertionError(
          "the run before has left " + provider.MapiRefObjects() + " objects at the provider");
    }
    return new ProviderStage(provider);
  }

  @Override
  public MapiSubsystemBinding binding() {
    return binding;
  }

  @Override
  public String profile() {
    return "service";
  }

  @Override
  public void deliver() {
    if (!provider.MapiRefDeliver(new WString(profile()), new WString("news"))) {
      throw new AssertionError("not delivered");
    }
  }

  @Override
  public void mark() {
    faults("");
  }

  @Override
  public int failableCalls() {
    return provider.MapiRefCalls(false);
  }

  @Override
  public int allCalls() {
    return provider.MapiRefCalls(true);
  }

  private void faults(String list) {
    if (!provider.MapiRefFaults(list)) {
      throw new IllegalArgumentException("the provider does not understand " + list);
    }
  }

  @Override
  public Strike.Armed arm(Strike strike) {
    String effect = "hang";
    if (strike.code() != null) {
      effect = "0x" + Integer.toHexString(strike.code().code());
    } else if (strike.delay() != null) {
      effect = "delay:" + strike.delay().toMillis();
    }
    faults("*#" + strike.call() + (strike.onwards() ? "+" : "") + "=" + effect);
    return new Strike.Armed() {
      @Override
      public int hits() {
        return provider.MapiRefHits();
      }

      @Override
      public void close() {
        provider.MapiRefDisarm();
      }
    };
  }

  @Override
  public List<String> struck() {
    return text(provider::MapiRefStruck)
        .lines()
        .flatMap(all -> List.of(all.split(",")).stream())
        .toList();
  }

  private static String text(ToIntBiFunction<byte[], Integer> function) {
    byte[] text = new byte[MOST_TEXT];
    int length = function.applyAsInt(text, text.length);
    return new String(text, 0, Math.min(length, text.length - 1), StandardCharsets.UTF_8);
  }

  @Override
  public String left() {
    int objects = provider.MapiRefObjects();
    int buffers = provider.MapiRefBuffers();
    int leases = provider.MapiRefLeases();
    return objects == 0 && buffers == 0 && leases == 0
        ? ""
        : objects + " objects, " + buffers + " buffers, " + leases + " MAPIInitialize";
  }

  @Override
  public Set<String> brokenRules() {
    return text(provider::MapiRefViolations)
        .lines()
        .map(line -> line.substring(0, Math.max(line.indexOf(' '), 0)))
        .collect(Collectors.toSet());
  }
}
