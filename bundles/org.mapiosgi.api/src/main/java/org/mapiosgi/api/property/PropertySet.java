// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.property;

import java.util.UUID;

/**
 * The property sets that Outlook and Exchange use for named properties.
 *
 * <p>Source: [MS-OXPROPS] section 1.3.2, MAPIDefS.h (PS_*).
 */
public final class PropertySet {
  /** PS_MAPI: properties that MAPI itself defines. */
  public static final UUID MAPI = UUID.fromString("00020328-0000-0000-c000-000000000046");

  /** PS_PUBLIC_STRINGS: names that applications share, {@code Keywords} (categories) among them. */
  public static final UUID PUBLIC_STRINGS = UUID.fromString("00020329-0000-0000-c000-000000000046");

  /** PS_INTERNET_HEADERS: a property for each internet header, named as the header. */
  public static final UUID INTERNET_HEADERS =
      UUID.fromString("00020386-0000-0000-c000-000000000046");

  /** PSETID_Common: properties of items of every kind. */
  public static final UUID COMMON = UUID.fromString("00062008-0000-0000-c000-000000000046");

  /** PSETID_Appointment. */
  public static final UUID APPOINTMENT = UUID.fromString("00062002-0000-0000-c000-000000000046");

  /** PSETID_Meeting. */
  public static final UUID MEETING = UUID.fromString("6ed8da90-450b-101b-98da-00aa003f1305");

  /** PSETID_Address: contacts. */
  public static final UUID ADDRESS = UUID.fromString("00062004-0000-0000-c000-000000000046");

  /** PSETID_Task. */
  public static final UUID TASK = UUID.fromString("00062003-0000-0000-c000-000000000046");

  /** PSETID_Log: journal entries. */
  public static final UUID LOG = UUID.fromString("0006200a-0000-0000-c000-000000000046");

  /** PSETID_Note: sticky notes. */
  public static final UUID NOTE = UUID.fromString("0006200e-0000-0000-c000-000000000046");

  private PropertySet() {}
}
