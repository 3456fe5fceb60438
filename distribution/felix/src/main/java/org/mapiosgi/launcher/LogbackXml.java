// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** A logging configuration as it was read from its file, and whether Logback can use it. */
final class LogbackXml {
  /** The levels of Logback. It takes any other word for DEBUG. */
  private static final List<String> LEVELS =
      List.of("ERROR", "WARN", "INFO", "DEBUG", "TRACE", "ALL", "OFF", "INHERITED", "NULL");

  private final byte[] content;
  private final String problem;
  private final boolean scanned;

  private LogbackXml(byte[] content, String problem, boolean scanned) {
    this.content = content;
    this.problem = problem;
    this.scanned = scanned;
  }

  /** Reads a file; a file that is missing or cannot be read has a problem, too. */
  static LogbackXml read(Path file) {
    if (!Files.exists(file)) {
      return new LogbackXml(new byte[0], file + " is missing", false);
    }
    try {
      return parse(file, Files.readAllBytes(file));
    } catch (IOException e) {
      return new LogbackXml(new byte[0], file + " cannot be read (" + e + ")", false);
    }
  }

  private static LogbackXml parse(Path file, byte[] content) {
    try {
      Element root = builder().parse(new ByteArrayInputStream(content)).getDocumentElement();
      return new LogbackXml(
          content,
          problem(root).map(words -> file + " " + words).orElse(""),
          root.getAttribute("scan").equalsIgnoreCase("true"));
    } catch (SAXParseException e) {
      return new LogbackXml(
          content,
          file + " is not well-formed, line " + e.getLineNumber() + ": " + e.getMessage(),
          false);
    } catch (IOException | SAXException | ParserConfigurationException e) {
      return new LogbackXml(content, file + " cannot be read (" + e + ")", false);
    }
  }

  private static DocumentBuilder builder() throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    DocumentBuilder builder = factory.newDocumentBuilder();
    builder.setErrorHandler(new DefaultHandler());
    return builder;
  }

  private static Optional<String> problem(Element root) {
    if (!root.getTagName().equals("configuration")) {
      return Optional.of(
          "is not a logging configuration: its root element is '" + root.getTagName() + "'");
    }
    for (String owner : List.of("logger", "root")) {
      NodeList owners = root.getElementsByTagName(owner);
      for (int i = 0; i < owners.getLength(); i++) {
        Element element = (Element) owners.item(i);
        String level = element.getAttribute("level");
        // Logback replaces a variable, as ${my.level}, when it reads the file.
        if (element.hasAttribute("level") && !level.contains("${") && !isLevel(level)) {
          return Optional.of(
              "has no usable level for "
                  + (owner + " " + element.getAttribute("name")).strip()
                  + ": '"
                  + level
                  + "' is none of "
                  + String.join(", ", LEVELS.subList(0, LEVELS.indexOf("INHERITED"))));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isLevel(String word) {
    return LEVELS.contains(word.strip().toUpperCase(Locale.ROOT));
  }

  /**
   * The reason why it cannot be used, in a line with the name of the file; empty if there is none.
   */
  String problem() {
    return problem;
  }

  /** Whether Logback is to read the file again when it changes. */
  boolean scanned() {
    return scanned;
  }

  /** Whether both were read from a file with the same content. */
  boolean sameAs(LogbackXml other) {
    return Arrays.equals(content, other.content) && problem.equals(other.problem);
  }

  /** Writes it to a file at one stroke: Logback never sees a part of it. */
  void copyTo(Path file) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.write(part, content);
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
