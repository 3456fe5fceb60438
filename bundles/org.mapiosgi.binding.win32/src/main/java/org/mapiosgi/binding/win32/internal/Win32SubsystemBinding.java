// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.Severity;
import org.mapiosgi.binding.win32.internal.crash.NativeCrash;
import org.mapiosgi.binding.win32.internal.crash.ProcessEnd;
import org.mapiosgi.binding.win32.internal.discovery.Preflight;
import org.mapiosgi.binding.win32.internal.discovery.TemporaryFolders;
import org.mapiosgi.binding.win32.internal.discovery.WindowsHost;
import org.mapiosgi.binding.win32.internal.mapi.MapiLoader;
import org.mapiosgi.binding.win32.internal.queue.Win32MessageQueueFactory;
import org.mapiosgi.binding.win32.internal.ui.Win32Dialogs;
import org.mapiosgi.binding.win32.internal.winapi.ThreadToken;
import org.mapiosgi.spi.MapiSubsystemBinding;
import org.mapiosgi.spi.MessageQueueFactory;
import org.mapiosgi.spi.NativeDialogs;
import org.mapiosgi.spi.NativeMapi;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The MAPI of the machine. JNA is first touched by the first call, not by activation. */
@Component(
    configurationPid = Win32SubsystemBinding.PID,
    property = {
      MapiSubsystemBinding.BINDING + "=" + MapiSubsystemBinding.WIN32,
      "service.ranking:Integer=100"
    })
@Designate(ocd = Win32SubsystemBinding.Config.class)
public final class Win32SubsystemBinding implements MapiSubsystemBinding {
  static final String PID = "org.mapiosgi.binding.win32";

  /** The configuration as ConfigurationAdmin has it. */
  @ObjectClassDefinition(
      name = "MAPI OSGi: Windows binding",
      description =
          "Selects the MAPI library of this machine, and sets how long calls to busy COM"
              + " servers are repeated")
  @interface Config {
    /** The library. */
    @AttributeDefinition(
        name = "MAPI library",
        description =
            "Absolute path of the DLL, usually Outlook's olmapi32.dll. Environment variables as"
                + " %NAME%. If empty, the product searches the registry and asks the Windows"
                + " Installer. A loaded library stays loaded until the process ends.",
        required = false)
    String library() default "";

    /** The filter of COM's calls. */
    @AttributeDefinition(
        name = "Retries of COM's calls, seconds",
        description =
            "How long a MAPI thread repeats a COM call while its server is busy"
                + " (RPC_E_CALL_REJECTED, RPC_E_SERVERCALL_RETRYLATER). 0: the call fails at once."
                + " A thread that was initialised with 0 keeps this setting until it ends.",
        min = "0",
        max = "600")
    int com_retry_seconds() default Settings.RETRY_SECONDS;
  }

  record Settings(String library, Duration retry) {
    static final int RETRY_SECONDS = 30;
    private static final int MOST_RETRY_SECONDS = 600;

    Settings {
      if (retry.isNegative() || retry.toSeconds() > MOST_RETRY_SECONDS) {
        throw new IllegalArgumentException(
            "configuration "
                + PID
                + ": com.retry.seconds must be between 0 and "
                + MOST_RETRY_SECONDS
                + ", not "
                + retry.toSeconds());
      }
    }

    Settings(Config config) {
      this(
          config.library() == null ? "" : config.library().strip(),
          Duration.ofSeconds(config.com_retry_seconds()));
    }
  }

  private final Settings settings;
  private final NativeCrash crash;
  private final MessageQueueFactory queues;
  private final NativeDialogs dialogs = new Win32Dialogs();

  /** Called by SCR. */
  @Activate
  public Win32SubsystemBinding(
      BundleContext context,
      @Reference(
              target = "(" + MapiSubsystemBinding.BINDING + "=" + MapiSubsystemBinding.WIN32 + ")")
          MessageQueueFactory queues,
      Config config) {
    this(queues, new Settings(config), ProcessEnd.in(context));
  }

  private Win32SubsystemBinding(MessageQueueFactory queues, Settings settings, NativeCrash crash) {
    this.crash = crash;
    this.queues = queues;
    this.settings = settings;
  }

  /**
   * Without a framework.
   *
   * @param library as {@link Config#library()}
   */
  public static Win32SubsystemBinding open(String library) {
    return new Win32SubsystemBinding(
        new Win32MessageQueueFactory(),
        new Settings(library, Duration.ofSeconds(Settings.RETRY_SECONDS)),
        ProcessEnd.withoutHost());
  }

  @Override
  public String name() {
    return WIN32;
  }

  @Override
  public MessageQueueFactory queues() {
    return queues;
  }

  @Override
  public NativeDialogs dialogs() {
    return dialogs;
  }

  @Override
  public Optional<String> impersonatedAccount() {
    return ThreadToken.impersonatedAccount();
  }

  @Override
  public void stopImpersonating() {
    ThreadToken.revertToSelf();
  }

  @Override
  public List<Finding> preflight() {
    return look().findings();
  }

  @Override
  public NativeMapi load() {
    Preflight.Report report = look();
    Path library =
        report
            .library()
            .filter(found -> noErrors(report))
            .orElseThrow(() -> refused(report.findings()));
    return MapiLoader.load(library, settings.retry(), crash);
  }

  private static boolean noErrors(Preflight.Report report) {
    return report.findings().stream().noneMatch(each -> each.severity() == Severity.ERROR);
  }

  private static MapiException refused(List<Finding> findings) {
    Finding first =
        findings.stream()
            .filter(each -> each.severity() == Severity.ERROR)
            .findFirst()
            .orElseThrow();
    return MapiException.of(
            "LoadLibraryExW", HResult.NO_SUPPORT, first.subject() + ": " + first.text())
        .withHint(first.rule().orElse(""), first.remedy().orElse(""));
  }

  private Preflight.Report look() {
    if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows")) {
      return only(
          Finding.error(
                  "operating system",
                  "this is " + System.getProperty("os.name") + ", and MAPI is part of Windows")
              .remedy("use the emulator binding here")
              .build());
    }
    List<Finding> folders = TemporaryFolders.look();
    if (folders.stream().anyMatch(each -> each.severity() == Severity.ERROR)) {
      return new Preflight.Report(folders, Optional.empty());
    }
    try {
      Preflight.Report report = Preflight.ofThisJvm(new WindowsHost()).run(settings.library());
      List<Finding> all = new ArrayList<>(report.findings());
      all.addAll(folders);
      return new Preflight.Report(List.copyOf(all), report.library());
    } catch (LinkageError unusable) {
      // JNA's own DLL: refused by a policy or a virus scanner, or of another JNA.
      return only(
          Finding.error("JNA", "its native library cannot be used (" + unusable + ")")
              .remedy(
                  "allow DLLs to be loaded from the folder that -Djna.tmpdir= names, or ship"
                      + " jnidispatch.dll and name its folder with -Djna.boot.library.path=")
              .build());
    }
  }

  private static Preflight.Report only(Finding finding) {
    return new Preflight.Report(List.of(finding), Optional.empty());
  }
}
