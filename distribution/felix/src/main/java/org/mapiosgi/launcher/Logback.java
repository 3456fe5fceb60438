// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The logging configuration that a launch uses: logback.xml of the configuration directory, or the
 * launcher's own if that one cannot be used. A log is written in any case.
 *
 * @param file what the logging bundle reads
 * @param problem why it is not the one of the configuration directory; empty if it is
 */
record Logback(Path file, String problem) {
  private static final String NAME = "logback.xml";

  /**
   * Looks at the configuration directory.
   *
   * @throws LaunchException if the replacement cannot be written
   */
  static Logback of(Installation installation) throws LaunchException {
    Path configured = installation.conf().resolve(NAME);
    String problem = problem(configured);
    if (problem.isEmpty()) {
      return new Logback(configured, "");
    }
    Path own = installation.data().resolve(NAME);
    try (InputStream resource = Logback.class.getResourceAsStream("/" + NAME)) {
      Files.copy(resource, own, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new LaunchException(ExitCode.FAILED, "cannot write " + own + " (" + e + ")", e);
    }
    return new Logback(own, problem + "; the log is written with the default settings");
  }

  private static String problem(Path file) {
    if (!Files.exists(file)) {
      return file + " is missing";
    }
    try (InputStream in = Files.newInputStream(file)) {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      String root = builder.parse(in).getDocumentElement().getTagName();
      return root.equals("configuration")
          ? ""
          : file + " is not a logging configuration: its root element is '" + root + "'";
    } catch (SAXParseException e) {
      return file + " is not well-formed, line " + e.getLineNumber() + ": " + e.getMessage();
    } catch (IOException | SAXException | ParserConfigurationException e) {
      return file + " cannot be read (" + e + ")";
    }
  }
}
