// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Holds the options of a {@link MimeWriter}. Immutable. */
public final class MimeOptions {
  private static final MimeOptions DEFAULTS = new MimeOptions(Optional.empty(), false, true);
  private static final Pattern DOMAIN = Pattern.compile("[0-9A-Za-z-]+(\\.[0-9A-Za-z-]++)*+");
  private static final int LONGEST_DOMAIN = 255;

  private final Optional<String> domain;
  private final boolean bcc;
  private final boolean transportHeaders;

  private MimeOptions(Optional<String> domain, boolean bcc, boolean transportHeaders) {
    this.domain = domain;
    this.bcc = bcc;
    this.transportHeaders = transportHeaders;
  }

  /** Returns the options for mail that leaves: no Bcc, and the transport headers kept. */
  public static MimeOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Returns these options with or without Bcc. Without it, the mail does not name the recipients of
   * blind copies.
   */
  public MimeOptions withBcc(boolean write) {
    return new MimeOptions(domain, write, transportHeaders);
  }

  /**
   * Returns these options with or without the fields that the message came with
   * (PR_TRANSPORT_MESSAGE_HEADERS). Without them, the header is made of the other properties alone,
   * and does not name the servers that the message has passed.
   */
  public MimeOptions withTransportHeaders(boolean keep) {
    return new MimeOptions(domain, bcc, keep);
  }

  /**
   * Returns these options with the domain of the addresses and message ids that the writer has to
   * make: an address that is not of the internet becomes {@code IMCEAEX-...@domain} ([MS-OXCMAIL]
   * 2.1.3.1.8). Without this option, the domain is that of the sender, or {@code unknown.invalid}.
   *
   * @throws IllegalArgumentException if the text is no name of a domain
   */
  public MimeOptions withDomain(String name) {
    Objects.requireNonNull(name, "name");
    if (name.length() > LONGEST_DOMAIN || !DOMAIN.matcher(name).matches()) {
      throw new IllegalArgumentException("no name of a domain: '" + name + "'");
    }
    return new MimeOptions(Optional.of(name), bcc, transportHeaders);
  }

  /** Returns whether the mail names the recipients of blind copies. */
  public boolean bcc() {
    return bcc;
  }

  /** Returns whether fields that the message came with are kept. */
  public boolean transportHeaders() {
    return transportHeaders;
  }

  /** Returns the domain of made addresses, or empty if it is that of the sender. */
  public Optional<String> domain() {
    return domain;
  }
}
