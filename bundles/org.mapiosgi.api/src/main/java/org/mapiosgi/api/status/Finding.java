// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.status;

import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * States one fact about the environment, the configuration or the use of MAPI, with a remedy if the
 * fact is a problem. Immutable.
 *
 * <p>A bundle can register a Finding as an OSGi service. The doctor reports the Finding as long as
 * it is registered.
 *
 * <pre>{@code
 * Finding.warning("listener of com.example.invoices", "it listens to session 'defualt'")
 *     .remedy("correct the service property mapi.session")
 *     .bundle("com.example.invoices")
 *     .build();
 * }</pre>
 */
@ProviderType
public final class Finding {
  private final Severity severity;
  private final String subject;
  private final String text;
  private final String rule;
  private final String remedy;
  private final String bundle;
  private final String component;

  private Finding(Builder from) {
    severity = from.severity;
    subject = from.subject;
    text = from.text;
    rule = from.rule;
    remedy = from.remedy;
    bundle = from.bundle;
    component = from.component;
  }

  /**
   * Begins a finding about something that is correct.
   *
   * @param subject the thing that was examined, for example {@code MAPI library}
   * @param text the fact, as a sentence without a full stop
   */
  public static Builder ok(String subject, String text) {
    return new Builder(Severity.OK, subject, text);
  }

  /** Begins a finding about a fact that is neither good nor bad; parameters as of {@link #ok}. */
  public static Builder info(String subject, String text) {
    return new Builder(Severity.INFO, subject, text);
  }

  /**
   * Begins a finding about a problem in spite of which MAPI works; parameters as of {@link #ok}.
   */
  public static Builder warning(String subject, String text) {
    return new Builder(Severity.WARNING, subject, text);
  }

  /** Begins a finding about a problem that stops something; parameters as of {@link #ok}. */
  public static Builder error(String subject, String text) {
    return new Builder(Severity.ERROR, subject, text);
  }

  /** Begins a finding with a severity that is known at run time; see {@link #ok}. */
  public static Builder of(Severity severity, String subject, String text) {
    return new Builder(severity, subject, text);
  }

  /** Returns how much it matters. */
  public Severity severity() {
    return severity;
  }

  /** Returns the thing that was examined; programs can select findings by it. */
  public String subject() {
    return subject;
  }

  /** Returns the fact, as a sentence without a full stop. */
  public String text() {
    return text;
  }

  /**
   * Returns the id of the rule of MAPI's service mode that the fact belongs to, for example {@code
   * R32}.
   */
  public Optional<String> rule() {
    return Texts.optional(rule);
  }

  /** Returns the remedy: a step that an operator can take against the problem. */
  public Optional<String> remedy() {
    return Texts.optional(remedy);
  }

  /** Returns the symbolic name of the bundle that the fact is about. */
  public Optional<String> bundle() {
    return Texts.optional(bundle);
  }

  /** Returns the name of the Declarative Services component that the fact is about. */
  public Optional<String> component() {
    return Texts.optional(component);
  }

  /**
   * Returns the fact and the remedy in one line, as a log shows them: {@code subject: text;
   * remedy}.
   */
  public String sentence() {
    return subject + ": " + text + (remedy.isEmpty() ? "" : "; " + remedy);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Finding that
        && severity == that.severity
        && subject.equals(that.subject)
        && text.equals(that.text)
        && rule.equals(that.rule)
        && remedy.equals(that.remedy)
        && bundle.equals(that.bundle)
        && component.equals(that.component);
  }

  @Override
  public int hashCode() {
    return Objects.hash(severity, subject, text, rule, remedy, bundle, component);
  }

  /** Returns {@code ERROR R32 subject: text; remedy}. */
  @Override
  public String toString() {
    return severity + (rule.isEmpty() ? " " : " " + rule + " ") + sentence();
  }

  /** Collects the parts of a {@link Finding}. Not thread-safe. An empty text leaves a part out. */
  public static final class Builder {
    private final Severity severity;
    private final String subject;
    private final String text;
    private String rule = "";
    private String remedy = "";
    private String bundle = "";
    private String component = "";

    private Builder(Severity severity, String subject, String text) {
      this.severity = Objects.requireNonNull(severity, "severity");
      this.subject = Objects.requireNonNull(subject, "subject");
      this.text = Objects.requireNonNull(text, "text");
    }

    /** Sets {@link Finding#rule()}. */
    public Builder rule(String id) {
      rule = Objects.requireNonNull(id, "rule");
      return this;
    }

    /** Sets {@link Finding#remedy()}. */
    public Builder remedy(String act) {
      remedy = Objects.requireNonNull(act, "remedy");
      return this;
    }

    /** Sets {@link Finding#bundle()}. */
    public Builder bundle(String symbolicName) {
      bundle = Objects.requireNonNull(symbolicName, "bundle");
      return this;
    }

    /** Sets {@link Finding#component()}. */
    public Builder component(String name) {
      component = Objects.requireNonNull(name, "component");
      return this;
    }

    /** Returns the finding. */
    public Finding build() {
      return new Finding(this);
    }
  }
}
