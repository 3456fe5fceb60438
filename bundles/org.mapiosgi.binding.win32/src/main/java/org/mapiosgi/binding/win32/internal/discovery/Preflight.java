// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.discovery;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.binding.win32.internal.discovery.MapiLibraryLocator.Search;

/** Looks at everything that MAPI needs before any of it is loaded. */
public final class Preflight {
  private static final String MAIL_CLIENT = "default mail client";

  private final Host host;
  private final PeFile.Machine jvm;

  private Preflight(Host host, PeFile.Machine jvm) {
    this.host = host;
    this.jvm = jvm;
  }

  /**
   * Holds the result of the search for MAPI.
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
    MapiPlaces places = new MapiPlaces(host);
    List<Finding> findings = new ArrayList<>();
    findings.add(jvm());
    host.program().ifPresent(program -> findings.add(HostManifest.look(program)));
    findings.addAll(new AccountFindings(host).look());
    findings.add(mailClient(places));
    Search search = new MapiLibraryLocator(places, jvm).search(configured);
    findings.addAll(new LibraryFindings(jvm, host.token().account()).of(search));
    search
        .library()
        .ifPresent(library -> findings.add(new DependencyFindings(host, jvm).look(library)));
    findings.addAll(new ProfileFindings(host).look());
    return new Report(List.copyOf(findings), search.library());
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
        ? Finding.error("JVM", text)
            .rule("R32")
            .remedy("use an x64 or x86 JVM, the one that Outlook is")
            .build()
        : Finding.ok("JVM", text).rule("R32").build();
  }

  private static Finding mailClient(MapiPlaces places) {
    String own =
        places
            .defaultMailClientOfAccount()
            .map(name -> "; this account's own choice is " + name)
            .orElse("");
    return places
        .defaultMailClient()
        .map(name -> Finding.ok(MAIL_CLIENT, name + own).rule("R33").build())
        .orElse(
            Finding.warning(
                    MAIL_CLIENT, "none is registered under HKLM\\" + MapiPlaces.CLIENTS_MAIL + own)
                .rule("R33")
                .remedy("nothing, if the MAPI library is found without it")
                .build());
  }
}
