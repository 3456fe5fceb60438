// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.discovery;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.mapiosgi.api.Finding;
import org.mapiosgi.binding.win32.internal.discovery.MapiLibraryLocator.Search;
import org.mapiosgi.binding.win32.internal.discovery.MapiLibraryLocator.Tried;
import org.mapiosgi.binding.win32.internal.discovery.MapiLibraryLocator.Verdict;

/** Looks at everything that MAPI needs before any of it is loaded. */
public final class Preflight {
  private static final String LIBRARY = "MAPI library";

  private final Host host;
  private final PeFile.Machine jvm;

  private Preflight(Host host, PeFile.Machine jvm) {
    this.host = host;
    this.jvm = jvm;
  }

  /**
   * What was found.
   *
   * @param findings all of it
   * @param library the DLL to load; empty where a finding says why there is none
   */
  public record Report(List<Finding> findings, Optional<Path> library) {}

  /** On this machine, for this JVM. */
  public static Preflight ofThisJvm(Host host) {
    return new Preflight(host, machineOf(System.getProperty("os.arch")));
  }

  /** For a JVM of the given os.arch. */
  static Preflight of(Host host, String osArch) {
    return new Preflight(host, machineOf(osArch));
  }

  private static PeFile.Machine machineOf(String osArch) {
    return switch (osArch.toLowerCase(Locale.ROOT)) {
      case "amd64", "x86_64" -> PeFile.Machine.X64;
      case "x86", "i386", "i686" -> PeFile.Machine.X86;
      case "aarch64" -> PeFile.Machine.ARM64;
      default -> PeFile.Machine.OTHER;
    };
  }

  /**
   * Looks.
   *
   * @param configured the configured path of the MAPI library; empty where there is none
   */
  public Report run(String configured) {
    MapiLibraryLocator locator = new MapiLibraryLocator(host, jvm);
    List<Finding> findings = new ArrayList<>();
    findings.add(jvm());
    findings.add(account());
    host.program().ifPresent(program -> findings.add(HostManifest.look(program)));
    findings.add(mailClient(locator));
    Search search = locator.search(configured);
    findings.addAll(library(search));
    return new Report(findings, search.library());
  }

  /**
   * Whether JNA can unpack its own DLL. To be looked at first: without it nothing else can be
   * asked.
   */
  public static Finding temporaryFolder() {
    String subject = "JNA's temporary folder";
    String folder = System.getProperty("jna.tmpdir", System.getProperty("java.io.tmpdir"));
    try {
      Path probe = Files.createTempFile(Path.of(folder), "mapi-osgi", ".probe");
      Files.delete(probe);
      return Finding.ok(subject, folder + " is writable");
    } catch (java.io.IOException | RuntimeException refused) {
      return Finding.error(
          "",
          subject,
          folder + " cannot be written to (" + refused + ")",
          "let the account write there, or name another folder with -Djna.tmpdir=");
    }
  }

  private Finding jvm() {
    String text =
        "Java "
            + System.getProperty("java.version")
            + ", "
            + jvm
            + ", on "
            + System.getProperty("os.name");
    return jvm == PeFile.Machine.ARM64 || jvm == PeFile.Machine.OTHER
        ? Finding.error("R32", "JVM", text, "use an x64 or x86 JVM, the one that Outlook is")
        : Finding.ok("JVM", text);
  }

  private Finding account() {
    OptionalInt session = host.sessionId();
    String where =
        session.isEmpty()
            ? "an unknown session"
            : session.getAsInt() == 0
                ? "session 0 (services)"
                : "session " + session.getAsInt() + " (interactive)";
    return Finding.ok(
        "account", host.account() + " in " + where + "; MAPI sees this account's profiles only");
  }

  private static Finding mailClient(MapiLibraryLocator locator) {
    return locator
        .defaultMailClient()
        .map(name -> Finding.ok("default mail client", name))
        .orElse(
            Finding.warning(
                "R33",
                "default mail client",
                "none is registered under HKLM\\" + MapiLibraryLocator.CLIENTS_MAIL,
                "nothing, where the MAPI library is found all the same"));
  }

  private List<Finding> library(Search search) {
    List<Finding> findings = new ArrayList<>();
    List<Tried> tried = search.tried();
    if (search.library().isPresent()) {
      Tried used = tried.get(tried.size() - 1);
      tried.subList(0, tried.size() - 1).forEach(other -> findings.add(passedOver(other)));
      findings.add(
          used.candidate().stub()
              ? Finding.warning(
                  "R33",
                  LIBRARY,
                  used + ", the stub of Windows, which can show a dialog that hangs a service",
                  "name Outlook's olmapi32.dll instead")
              : Finding.ok(LIBRARY, used.toString()));
      return findings;
    }
    if (tried.isEmpty()) {
      findings.add(
          Finding.error(
              "R33",
              LIBRARY,
              "none was found: no DLLPathEx under HKLM\\"
                  + MapiLibraryLocator.CLIENTS_MAIL
                  + " and no Outlook known to the Windows Installer",
              "install classic Outlook of the JVM's bitness ("
                  + jvm
                  + "), or name the DLL in the configuration org.mapiosgi.binding.win32, library"));
      return findings;
    }
    // The place that came nearest is the one to be cured.
    Tried nearest = tried.stream().max(Comparator.comparing(Tried::verdict)).orElseThrow();
    findings.add(
        Finding.error(
            nearest.verdict() == Verdict.OTHER_MACHINE ? "R32" : "R33",
            LIBRARY,
            nearest + others(tried, nearest),
            remedy(nearest)));
    return findings;
  }

  private static String others(List<Tried> tried, Tried nearest) {
    String others =
        tried.stream()
            .filter(each -> !each.equals(nearest))
            .map(Tried::toString)
            .collect(Collectors.joining("; "));
    return others.isEmpty() ? "" : ". Also tried: " + others;
  }

  private static Finding passedOver(Tried tried) {
    return Finding.warning("R33", LIBRARY, tried + "; passed over", "");
  }

  private String remedy(Tried tried) {
    return switch (tried.verdict()) {
      case OTHER_MACHINE -> "use a JVM of the library's bitness, or the Outlook that is " + jvm;
      case STUB -> "install classic Outlook, or name its olmapi32.dll in the configuration";
      case NOT_ABSOLUTE -> "name the file with its drive and folders";
      case UNREADABLE -> "let the account " + host.account() + " read the file";
      case MISSING, NOT_PE, NOT_DLL ->
          tried.candidate().configured()
              ? "name Outlook's olmapi32.dll, or leave the setting library empty"
              : "repair the mail client's installation, or name the DLL in the configuration"
                  + " org.mapiosgi.binding.win32, library";
      case USABLE -> "";
    };
  }
}
