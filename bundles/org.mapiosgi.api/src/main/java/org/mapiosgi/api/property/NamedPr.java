// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.property;

import java.lang.reflect.Field;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The well-known named properties of mail, calendar, contacts, tasks, notes and journal, named as
 * [MS-OXPROPS] names them, without PidLid and PidName.
 *
 * <p>The entries of this class have the names of the canonical properties, so that the constant for
 * PidLidAppointmentStartWhole is {@code APPOINTMENT_START_WHOLE}.
 *
 * <p>Source: [MS-OXPROPS] section 2.
 */
public final class NamedPr {
  // Messages of every kind, named by a text.
  /** PidNameKeywords: the categories. */
  public static final NamedProperty<List<String>> KEYWORDS =
      NamedProperty.of(PropertySet.PUBLIC_STRINGS, "Keywords", ValueType.MV_UNICODE);

  // Items of every kind.
  /** PidLidReminderDelta: how many minutes before the start of an appointment a reminder is due. */
  public static final NamedProperty<Integer> REMINDER_DELTA =
      NamedProperty.of(PropertySet.COMMON, 0x8501, ValueType.LONG);

  /**
   * PidLidReminderTime: the start of the appointment that the reminder is for; of other items, when
   * it is due.
   */
  public static final NamedProperty<Instant> REMINDER_TIME =
      NamedProperty.of(PropertySet.COMMON, 0x8502, ValueType.SYSTIME);

  /** PidLidReminderSet: whether a reminder is set. */
  public static final NamedProperty<Boolean> REMINDER_SET =
      NamedProperty.of(PropertySet.COMMON, 0x8503, ValueType.BOOLEAN);

  /** PidLidPrivate: whether the item is private. */
  public static final NamedProperty<Boolean> PRIVATE =
      NamedProperty.of(PropertySet.COMMON, 0x8506, ValueType.BOOLEAN);

  /** PidLidAgingDontAgeMe: whether the item stays out of automatic archiving. */
  public static final NamedProperty<Boolean> AGING_DONT_AGE_ME =
      NamedProperty.of(PropertySet.COMMON, 0x850E, ValueType.BOOLEAN);

  /** PidLidSideEffects: how clients treat the item when it is moved, copied or deleted. */
  public static final NamedProperty<Integer> SIDE_EFFECTS =
      NamedProperty.of(PropertySet.COMMON, 0x8510, ValueType.LONG);

  /**
   * PidLidSmartNoAttach: whether all attachments are hidden, so that the item shows no paper clip.
   */
  public static final NamedProperty<Boolean> SMART_NO_ATTACH =
      NamedProperty.of(PropertySet.COMMON, 0x8514, ValueType.BOOLEAN);

  /** PidLidCommonStart: the start of the item, in UTC. */
  public static final NamedProperty<Instant> COMMON_START =
      NamedProperty.of(PropertySet.COMMON, 0x8516, ValueType.SYSTIME);

  /** PidLidCommonEnd: the end or the due time of the item, in UTC. */
  public static final NamedProperty<Instant> COMMON_END =
      NamedProperty.of(PropertySet.COMMON, 0x8517, ValueType.SYSTIME);

  /**
   * PidLidTaskMode: the state of the task in a task request: 0 unassigned, 1 requested, 2 accepted,
   * 3 rejected, 4 updated, 5 assigned to oneself.
   */
  public static final NamedProperty<Integer> TASK_MODE =
      NamedProperty.of(PropertySet.COMMON, 0x8518, ValueType.LONG);

  /** PidLidReminderOverride: whether the reminder has its own sound or its own setting for it. */
  public static final NamedProperty<Boolean> REMINDER_OVERRIDE =
      NamedProperty.of(PropertySet.COMMON, 0x851C, ValueType.BOOLEAN);

  /** PidLidReminderPlaySound: whether the reminder plays a sound. */
  public static final NamedProperty<Boolean> REMINDER_PLAY_SOUND =
      NamedProperty.of(PropertySet.COMMON, 0x851E, ValueType.BOOLEAN);

  /** PidLidReminderFileParameter: the file with the sound of the reminder. */
  public static final NamedProperty<String> REMINDER_FILE_PARAMETER =
      NamedProperty.of(PropertySet.COMMON, 0x851F, ValueType.UNICODE);

  /** PidLidFlagRequest: the text of the follow-up flag. */
  public static final NamedProperty<String> FLAG_REQUEST =
      NamedProperty.of(PropertySet.COMMON, 0x8530, ValueType.UNICODE);

  /** PidLidMileage: the mileage. */
  public static final NamedProperty<String> MILEAGE =
      NamedProperty.of(PropertySet.COMMON, 0x8534, ValueType.UNICODE);

  /** PidLidBilling: the billing information. */
  public static final NamedProperty<String> BILLING =
      NamedProperty.of(PropertySet.COMMON, 0x8535, ValueType.UNICODE);

  /** PidLidCompanies: the names of companies. */
  public static final NamedProperty<List<String>> COMPANIES =
      NamedProperty.of(PropertySet.COMMON, 0x8539, ValueType.MV_UNICODE);

  /** PidLidContacts: the names of linked contacts. */
  public static final NamedProperty<List<String>> CONTACTS =
      NamedProperty.of(PropertySet.COMMON, 0x853A, ValueType.MV_UNICODE);

  /** PidLidCurrentVersion: the build number of the client that saved the item. */
  public static final NamedProperty<Integer> CURRENT_VERSION =
      NamedProperty.of(PropertySet.COMMON, 0x8552, ValueType.LONG);

  /** PidLidCurrentVersionName: the name of the version of the client that saved the item. */
  public static final NamedProperty<String> CURRENT_VERSION_NAME =
      NamedProperty.of(PropertySet.COMMON, 0x8554, ValueType.UNICODE);

  /** PidLidReminderSignalTime: the time at which the reminder is due. */
  public static final NamedProperty<Instant> REMINDER_SIGNAL_TIME =
      NamedProperty.of(PropertySet.COMMON, 0x8560, ValueType.SYSTIME);

  /** PidLidInternetAccountName: the name of the account that sends the message. */
  public static final NamedProperty<String> INTERNET_ACCOUNT_NAME =
      NamedProperty.of(PropertySet.COMMON, 0x8580, ValueType.UNICODE);

  /** PidLidUseTnef: whether the message is sent with TNEF. */
  public static final NamedProperty<Boolean> USE_TNEF =
      NamedProperty.of(PropertySet.COMMON, 0x8582, ValueType.BOOLEAN);

  /** PidLidToDoOrdinalDate: the place of the item in the list of things to do. */
  public static final NamedProperty<Instant> TO_DO_ORDINAL_DATE =
      NamedProperty.of(PropertySet.COMMON, 0x85A0, ValueType.SYSTIME);

  /** PidLidToDoSubOrdinal: the place among items with the same ordinal date. */
  public static final NamedProperty<String> TO_DO_SUB_ORDINAL =
      NamedProperty.of(PropertySet.COMMON, 0x85A1, ValueType.UNICODE);

  /** PidLidToDoTitle: the title in the list of things to do. */
  public static final NamedProperty<String> TO_DO_TITLE =
      NamedProperty.of(PropertySet.COMMON, 0x85A4, ValueType.UNICODE);

  /**
   * PidLidValidFlagStringProof: the delivery time of the message, if the flag was set by its
   * receiver.
   */
  public static final NamedProperty<Instant> VALID_FLAG_STRING_PROOF =
      NamedProperty.of(PropertySet.COMMON, 0x85BF, ValueType.SYSTIME);

  /** PidLidFlagString: the number of a standard text of the flag. */
  public static final NamedProperty<Integer> FLAG_STRING =
      NamedProperty.of(PropertySet.COMMON, 0x85C0, ValueType.LONG);

  // Appointments and meetings.
  /** PidLidAppointmentSequence: the number of the revision of a meeting. */
  public static final NamedProperty<Integer> APPOINTMENT_SEQUENCE =
      NamedProperty.of(PropertySet.APPOINTMENT, 0x8201, ValueType.LONG);

  /** PidLidBusyStatus: 0 free, 1 tentative, 2 busy, 3 out of office, 4 working elsewhere. */
  public static final NamedProperty<Integer> BUSY_STATUS =
      NamedProperty.of(PropertySet.APPOINTMENT, 0x8205, ValueType.LONG);

  /** PidLidAppointmentAuxiliaryFlags: more about the state of a meeting. */
  public static final NamedProperty<Integer> APPOINTMENT_AUXILIARY_FLAGS =
      NamedProperty.of(PropertySet.APPOINTMENT, 0x8207, ValueType.LONG);

  /** PidLidLocation: the place. */
  public static final NamedProperty<String> LOCATION =
      NamedProperty.of(PropertySet.APPOINTMENT, 0x8208, ValueType.UNICODE);

  /** PidLidAppointmentStartWhole: the start. */
  public static final NamedProperty<Instant> APPOINTMENT_START_WHOLE =
      NamedProperty.of(PropertySet.APPOINTMENT, 0x820D, ValueType.SYSTIME);

  /** PidLidAppointmentEndWhole: the end. */
  public static final NamedProperty<Instant> APPOINTMENT_END_WHOLE =
      NamedProperty.of(PropertySet.APPOINTMENT, 0x820E, ValueType.SYSTIME);

  /** PidLidAppointmentDuration: the duration in minutes. */
  public static final NamedProperty<Integer> APPOINTMENT_DURATION =
      NamedProperty.of(PropertySet.APPOINTMENT, 0x8213, ValueType.LONG);

  /** PidLidAppointmentColor: the number of the colour. */
  public static final NamedProperty<Integer> APPOINTMENT_COLOR =
      NamedProperty.of(PropertySet.APPOINTMENT, 0x8214, ValueType.LONG);

  /** PidLidAppointmentSubType: whether it lasts all day. */
  public static final NamedProperty<Boolean> APPOINTMENT_SUB_TYPE =
      NamedProperty.of(PropertySet.APPOINTMENT, 0x8215, ValueType.BOOLEAN);

  /** PidLidAppointmentRecur: the recurrence, see [MS-OXOCAL]. */
  public static final NamedProperty<Binary> APPOINTMENT_RECUR =
      NamedProperty.of(PropertySet.APPOINTMENT, 0x8216, ValueType.BINARY);

  /** PidLidAppointmentStateFlags: 1 a meeting, 2 received, 4 cancelled. */
  public static final NamedProperty<Integer> APPOINTMENT_STATE_FLAGS =
      NamedProperty.of(PropertySet.APPOINTMENT, 0x8217, ValueType.LONG);

  /**
   * PidLidResponseStatus: 0 none, 1 organized, 2 tentative, 3 accepted, 4 declined, 5 not
   * responded.
   */
  public static final NamedProperty<Integer> RESPONSE_STATUS =
      NamedProperty.of(PropertySet.APPOINTMENT, 0x8218, ValueType.LONG);

  /** PidLidAppointmentReplyTime: the time of the response. */
  public static final NamedProperty<Instant> APPOINTMENT_REPLY_TIME =
      NamedProperty.of(PropertySet.APPOINTMENT, 0x8220, ValueType.SYSTIME);

  /** PidLidRecurring: whether it recurs. */
  public static final NamedProperty<Boolean> RECURRING =
      NamedProperty.of(PropertySet.APPOINTMENT, 0x8223, ValueType.BOOLEAN);

  /** PidLidIntendedBusyStatus: the busy status that the organizer asks for. */
  public static final NamedProperty<Integer> INTENDED_BUSY_STATUS =
      NamedProperty.of(PropertySet.APPOINTMENT, 0x8224, ValueType.LONG);

  /** PidLidAppointmentUpdateTime: the time of the last change of the meeting. */
  public static final NamedProperty<Instant> APPOINTMENT_UPDATE_TIME =
      NamedProperty.of(PropertySet.APPOINTMENT, 0x8226, ValueType.SYSTIME);

  /** PidLidExceptionReplaceTime: the start that an exception of a series replaces. */
  public static final NamedProperty<Instant> EXCEPTION_REPLACE_TIME =
      NamedProperty.of(PropertySet.APPOINTMENT, 0x8228, ValueType.SYSTIME);

  /** PidLidFInvited: whether invitations were sent. */
  public static final NamedProperty<Boolean> F_INVITED =
      NamedProperty.of(PropertySet.APPOINTMENT, 0x8229, ValueType.BOOLEAN);

  /** PidLidAppointmentReplyName: the name of the mailbox owner if a delegate responded. */
  public static final NamedProperty<String> APPOINTMENT_REPLY_NAME =
      NamedProperty.of(PropertySet.APPOINTMENT, 0x8230, ValueType.UNICODE);

  /** PidLidRecurrenceType: 0 none, 1 daily, 2 weekly, 3 monthly, 4 yearly. */
  public static final NamedProperty<Integer> RECURRENCE_TYPE =
      NamedProperty.of(PropertySet.APPOINTMENT, 0x8231, ValueType.LONG);

  /** PidLidRecurrencePattern: the recurrence as a text. */
  public static final NamedProperty<String> RECURRENCE_PATTERN =
      NamedProperty.of(PropertySet.APPOINTMENT, 0x8232, ValueType.UNICODE);

  /** PidLidTimeZoneStruct: the time zone of a series. */
  public static final NamedProperty<Binary> TIME_ZONE_STRUCT =
      NamedProperty.of(PropertySet.APPOINTMENT, 0x8233, ValueType.BINARY);

  /** PidLidTimeZoneDescription: the time zone as a text. */
  public static final NamedProperty<String> TIME_ZONE_DESCRIPTION =
      NamedProperty.of(PropertySet.APPOINTMENT, 0x8234, ValueType.UNICODE);

  /**
   * PidLidClipStart: the start of an appointment, or the local midnight before a series, in UTC.
   */
  public static final NamedProperty<Instant> CLIP_START =
      NamedProperty.of(PropertySet.APPOINTMENT, 0x8235, ValueType.SYSTIME);

  /**
   * PidLidClipEnd: the end of an appointment, or the local midnight before the last day of a
   * series, in UTC.
   */
  public static final NamedProperty<Instant> CLIP_END =
      NamedProperty.of(PropertySet.APPOINTMENT, 0x8236, ValueType.SYSTIME);

  /** PidLidAllAttendeesString: the names of all attendees but the organizer. */
  public static final NamedProperty<String> ALL_ATTENDEES_STRING =
      NamedProperty.of(PropertySet.APPOINTMENT, 0x8238, ValueType.UNICODE);

  /** PidLidToAttendeesString: the names of the required attendees that the request is sent to. */
  public static final NamedProperty<String> TO_ATTENDEES_STRING =
      NamedProperty.of(PropertySet.APPOINTMENT, 0x823B, ValueType.UNICODE);

  /** PidLidCcAttendeesString: the names of the optional attendees that the request is sent to. */
  public static final NamedProperty<String> CC_ATTENDEES_STRING =
      NamedProperty.of(PropertySet.APPOINTMENT, 0x823C, ValueType.UNICODE);

  /** PidLidAppointmentProposedStartWhole: the start that an attendee proposes. */
  public static final NamedProperty<Instant> APPOINTMENT_PROPOSED_START_WHOLE =
      NamedProperty.of(PropertySet.APPOINTMENT, 0x8250, ValueType.SYSTIME);

  /** PidLidAppointmentProposedEndWhole: the end that an attendee proposes. */
  public static final NamedProperty<Instant> APPOINTMENT_PROPOSED_END_WHOLE =
      NamedProperty.of(PropertySet.APPOINTMENT, 0x8251, ValueType.SYSTIME);

  /** PidLidAppointmentProposedDuration: the duration in minutes that an attendee proposes. */
  public static final NamedProperty<Integer> APPOINTMENT_PROPOSED_DURATION =
      NamedProperty.of(PropertySet.APPOINTMENT, 0x8256, ValueType.LONG);

  /** PidLidAppointmentCounterProposal: whether an attendee proposes another time. */
  public static final NamedProperty<Boolean> APPOINTMENT_COUNTER_PROPOSAL =
      NamedProperty.of(PropertySet.APPOINTMENT, 0x8257, ValueType.BOOLEAN);

  /** PidLidAppointmentNotAllowPropose: whether attendees may not propose another time. */
  public static final NamedProperty<Boolean> APPOINTMENT_NOT_ALLOW_PROPOSE =
      NamedProperty.of(PropertySet.APPOINTMENT, 0x825A, ValueType.BOOLEAN);

  /** PidLidAppointmentTimeZoneDefinitionStartDisplay: the time zone that the start is shown in. */
  public static final NamedProperty<Binary> APPOINTMENT_TIME_ZONE_DEFINITION_START_DISPLAY =
      NamedProperty.of(PropertySet.APPOINTMENT, 0x825E, ValueType.BINARY);

  /** PidLidAppointmentTimeZoneDefinitionEndDisplay: the time zone that the end is shown in. */
  public static final NamedProperty<Binary> APPOINTMENT_TIME_ZONE_DEFINITION_END_DISPLAY =
      NamedProperty.of(PropertySet.APPOINTMENT, 0x825F, ValueType.BINARY);

  /** PidLidAppointmentTimeZoneDefinitionRecur: the time zone of a series. */
  public static final NamedProperty<Binary> APPOINTMENT_TIME_ZONE_DEFINITION_RECUR =
      NamedProperty.of(PropertySet.APPOINTMENT, 0x8260, ValueType.BINARY);

  // Meeting requests and responses.
  /** PidLidAttendeeCriticalChange: the time at which the request or response was sent. */
  public static final NamedProperty<Instant> ATTENDEE_CRITICAL_CHANGE =
      NamedProperty.of(PropertySet.MEETING, 0x0001, ValueType.SYSTIME);

  /** PidLidWhere: the place. */
  public static final NamedProperty<String> WHERE =
      NamedProperty.of(PropertySet.MEETING, 0x0002, ValueType.UNICODE);

  /** PidLidGlobalObjectId: the id of a meeting, or of one instance of it, in all calendars. */
  public static final NamedProperty<Binary> GLOBAL_OBJECT_ID =
      NamedProperty.of(PropertySet.MEETING, 0x0003, ValueType.BINARY);

  /** PidLidIsRecurring: whether the meeting recurs. */
  public static final NamedProperty<Boolean> IS_RECURRING =
      NamedProperty.of(PropertySet.MEETING, 0x0005, ValueType.BOOLEAN);

  /** PidLidIsException: whether it is an exception of a series. */
  public static final NamedProperty<Boolean> IS_EXCEPTION =
      NamedProperty.of(PropertySet.MEETING, 0x000A, ValueType.BOOLEAN);

  /** PidLidOwnerCriticalChange: the time at which the request was sent. */
  public static final NamedProperty<Instant> OWNER_CRITICAL_CHANGE =
      NamedProperty.of(PropertySet.MEETING, 0x001A, ValueType.SYSTIME);

  /** PidLidCleanGlobalObjectId: the id of the whole series in all calendars. */
  public static final NamedProperty<Binary> CLEAN_GLOBAL_OBJECT_ID =
      NamedProperty.of(PropertySet.MEETING, 0x0023, ValueType.BINARY);

  /** PidLidMeetingType: the kind of the request. */
  public static final NamedProperty<Integer> MEETING_TYPE =
      NamedProperty.of(PropertySet.MEETING, 0x0026, ValueType.LONG);

  // Contacts.
  /** PidLidFileUnder: the name that the contact is filed under. */
  public static final NamedProperty<String> FILE_UNDER =
      NamedProperty.of(PropertySet.ADDRESS, 0x8005, ValueType.UNICODE);

  /** PidLidFileUnderId: the rule that makes the name that the contact is filed under. */
  public static final NamedProperty<Integer> FILE_UNDER_ID =
      NamedProperty.of(PropertySet.ADDRESS, 0x8006, ValueType.LONG);

  /** PidLidHasPicture: whether an attachment holds a picture. */
  public static final NamedProperty<Boolean> HAS_PICTURE =
      NamedProperty.of(PropertySet.ADDRESS, 0x8015, ValueType.BOOLEAN);

  /** PidLidHomeAddress: the home address. */
  public static final NamedProperty<String> HOME_ADDRESS =
      NamedProperty.of(PropertySet.ADDRESS, 0x801A, ValueType.UNICODE);

  /** PidLidWorkAddress: the work address. */
  public static final NamedProperty<String> WORK_ADDRESS =
      NamedProperty.of(PropertySet.ADDRESS, 0x801B, ValueType.UNICODE);

  /** PidLidOtherAddress: another address. */
  public static final NamedProperty<String> OTHER_ADDRESS =
      NamedProperty.of(PropertySet.ADDRESS, 0x801C, ValueType.UNICODE);

  /** PidLidPostalAddressId: the address for mail: 0 none, 1 home, 2 work, 3 other. */
  public static final NamedProperty<Integer> POSTAL_ADDRESS_ID =
      NamedProperty.of(PropertySet.ADDRESS, 0x8022, ValueType.LONG);

  /** PidLidHtml: the web page. */
  public static final NamedProperty<String> HTML =
      NamedProperty.of(PropertySet.ADDRESS, 0x802B, ValueType.UNICODE);

  /** PidLidYomiFirstName: the first name in phonetic letters. */
  public static final NamedProperty<String> YOMI_FIRST_NAME =
      NamedProperty.of(PropertySet.ADDRESS, 0x802C, ValueType.UNICODE);

  /** PidLidYomiLastName: the last name in phonetic letters. */
  public static final NamedProperty<String> YOMI_LAST_NAME =
      NamedProperty.of(PropertySet.ADDRESS, 0x802D, ValueType.UNICODE);

  /** PidLidYomiCompanyName: the company in phonetic letters. */
  public static final NamedProperty<String> YOMI_COMPANY_NAME =
      NamedProperty.of(PropertySet.ADDRESS, 0x802E, ValueType.UNICODE);

  /** PidLidWorkAddressStreet: the street of the work address. */
  public static final NamedProperty<String> WORK_ADDRESS_STREET =
      NamedProperty.of(PropertySet.ADDRESS, 0x8045, ValueType.UNICODE);

  /** PidLidWorkAddressCity: the city of the work address. */
  public static final NamedProperty<String> WORK_ADDRESS_CITY =
      NamedProperty.of(PropertySet.ADDRESS, 0x8046, ValueType.UNICODE);

  /** PidLidWorkAddressState: the state of the work address. */
  public static final NamedProperty<String> WORK_ADDRESS_STATE =
      NamedProperty.of(PropertySet.ADDRESS, 0x8047, ValueType.UNICODE);

  /** PidLidWorkAddressPostalCode: the postal code of the work address. */
  public static final NamedProperty<String> WORK_ADDRESS_POSTAL_CODE =
      NamedProperty.of(PropertySet.ADDRESS, 0x8048, ValueType.UNICODE);

  /** PidLidWorkAddressCountry: the country of the work address. */
  public static final NamedProperty<String> WORK_ADDRESS_COUNTRY =
      NamedProperty.of(PropertySet.ADDRESS, 0x8049, ValueType.UNICODE);

  /** PidLidWorkAddressPostOfficeBox: the post office box of the work address. */
  public static final NamedProperty<String> WORK_ADDRESS_POST_OFFICE_BOX =
      NamedProperty.of(PropertySet.ADDRESS, 0x804A, ValueType.UNICODE);

  /** PidLidContactUserField1: a text of the user for the business card. */
  public static final NamedProperty<String> CONTACT_USER_FIELD1 =
      NamedProperty.of(PropertySet.ADDRESS, 0x804F, ValueType.UNICODE);

  /** PidLidContactUserField2: a text of the user for the business card. */
  public static final NamedProperty<String> CONTACT_USER_FIELD2 =
      NamedProperty.of(PropertySet.ADDRESS, 0x8050, ValueType.UNICODE);

  /** PidLidContactUserField3: a text of the user for the business card. */
  public static final NamedProperty<String> CONTACT_USER_FIELD3 =
      NamedProperty.of(PropertySet.ADDRESS, 0x8051, ValueType.UNICODE);

  /** PidLidContactUserField4: a text of the user for the business card. */
  public static final NamedProperty<String> CONTACT_USER_FIELD4 =
      NamedProperty.of(PropertySet.ADDRESS, 0x8052, ValueType.UNICODE);

  /** PidLidDistributionListName: the name of a personal distribution list. */
  public static final NamedProperty<String> DISTRIBUTION_LIST_NAME =
      NamedProperty.of(PropertySet.ADDRESS, 0x8053, ValueType.UNICODE);

  /** PidLidDistributionListOneOffMembers: the members of the list as one-off entry ids. */
  public static final NamedProperty<List<Binary>> DISTRIBUTION_LIST_ONE_OFF_MEMBERS =
      NamedProperty.of(PropertySet.ADDRESS, 0x8054, ValueType.MV_BINARY);

  /** PidLidDistributionListMembers: the members of the list as entry ids. */
  public static final NamedProperty<List<Binary>> DISTRIBUTION_LIST_MEMBERS =
      NamedProperty.of(PropertySet.ADDRESS, 0x8055, ValueType.MV_BINARY);

  /** PidLidInstantMessagingAddress: the address for instant messages. */
  public static final NamedProperty<String> INSTANT_MESSAGING_ADDRESS =
      NamedProperty.of(PropertySet.ADDRESS, 0x8062, ValueType.UNICODE);

  /** PidLidEmail1DisplayName: the display name of the first address. */
  public static final NamedProperty<String> EMAIL1_DISPLAY_NAME =
      NamedProperty.of(PropertySet.ADDRESS, 0x8080, ValueType.UNICODE);

  /** PidLidEmail1AddressType: the type of the first address. */
  public static final NamedProperty<String> EMAIL1_ADDRESS_TYPE =
      NamedProperty.of(PropertySet.ADDRESS, 0x8082, ValueType.UNICODE);

  /** PidLidEmail1EmailAddress: the first address. */
  public static final NamedProperty<String> EMAIL1_EMAIL_ADDRESS =
      NamedProperty.of(PropertySet.ADDRESS, 0x8083, ValueType.UNICODE);

  /** PidLidEmail1OriginalDisplayName: the SMTP address of the first address. */
  public static final NamedProperty<String> EMAIL1_ORIGINAL_DISPLAY_NAME =
      NamedProperty.of(PropertySet.ADDRESS, 0x8084, ValueType.UNICODE);

  /** PidLidEmail1OriginalEntryId: the entry id of the first address. */
  public static final NamedProperty<Binary> EMAIL1_ORIGINAL_ENTRY_ID =
      NamedProperty.of(PropertySet.ADDRESS, 0x8085, ValueType.BINARY);

  /** PidLidEmail2DisplayName: the display name of the second address. */
  public static final NamedProperty<String> EMAIL2_DISPLAY_NAME =
      NamedProperty.of(PropertySet.ADDRESS, 0x8090, ValueType.UNICODE);

  /** PidLidEmail2AddressType: the type of the second address. */
  public static final NamedProperty<String> EMAIL2_ADDRESS_TYPE =
      NamedProperty.of(PropertySet.ADDRESS, 0x8092, ValueType.UNICODE);

  /** PidLidEmail2EmailAddress: the second address. */
  public static final NamedProperty<String> EMAIL2_EMAIL_ADDRESS =
      NamedProperty.of(PropertySet.ADDRESS, 0x8093, ValueType.UNICODE);

  /** PidLidEmail2OriginalDisplayName: the SMTP address of the second address. */
  public static final NamedProperty<String> EMAIL2_ORIGINAL_DISPLAY_NAME =
      NamedProperty.of(PropertySet.ADDRESS, 0x8094, ValueType.UNICODE);

  /** PidLidEmail2OriginalEntryId: the entry id of the second address. */
  public static final NamedProperty<Binary> EMAIL2_ORIGINAL_ENTRY_ID =
      NamedProperty.of(PropertySet.ADDRESS, 0x8095, ValueType.BINARY);

  /** PidLidEmail3DisplayName: the display name of the third address. */
  public static final NamedProperty<String> EMAIL3_DISPLAY_NAME =
      NamedProperty.of(PropertySet.ADDRESS, 0x80A0, ValueType.UNICODE);

  /** PidLidEmail3AddressType: the type of the third address. */
  public static final NamedProperty<String> EMAIL3_ADDRESS_TYPE =
      NamedProperty.of(PropertySet.ADDRESS, 0x80A2, ValueType.UNICODE);

  /** PidLidEmail3EmailAddress: the third address. */
  public static final NamedProperty<String> EMAIL3_EMAIL_ADDRESS =
      NamedProperty.of(PropertySet.ADDRESS, 0x80A3, ValueType.UNICODE);

  /** PidLidEmail3OriginalDisplayName: the SMTP address of the third address. */
  public static final NamedProperty<String> EMAIL3_ORIGINAL_DISPLAY_NAME =
      NamedProperty.of(PropertySet.ADDRESS, 0x80A4, ValueType.UNICODE);

  /** PidLidEmail3OriginalEntryId: the entry id of the third address. */
  public static final NamedProperty<Binary> EMAIL3_ORIGINAL_ENTRY_ID =
      NamedProperty.of(PropertySet.ADDRESS, 0x80A5, ValueType.BINARY);

  /** PidLidBirthdayLocal: midnight of the birthday, in local time. */
  public static final NamedProperty<Instant> BIRTHDAY_LOCAL =
      NamedProperty.of(PropertySet.ADDRESS, 0x80DE, ValueType.SYSTIME);

  /** PidLidWeddingAnniversaryLocal: midnight of the wedding anniversary, in local time. */
  public static final NamedProperty<Instant> WEDDING_ANNIVERSARY_LOCAL =
      NamedProperty.of(PropertySet.ADDRESS, 0x80DF, ValueType.SYSTIME);

  // Tasks.
  /** PidLidTaskStatus: 0 not started, 1 in progress, 2 complete, 3 waiting, 4 deferred. */
  public static final NamedProperty<Integer> TASK_STATUS =
      NamedProperty.of(PropertySet.TASK, 0x8101, ValueType.LONG);

  /** PidLidPercentComplete: the part that is done, from 0.0 to 1.0. */
  public static final NamedProperty<Double> PERCENT_COMPLETE =
      NamedProperty.of(PropertySet.TASK, 0x8102, ValueType.DOUBLE);

  /** PidLidTeamTask: whether it is a task of a team; set by clients, ignored by servers. */
  public static final NamedProperty<Boolean> TEAM_TASK =
      NamedProperty.of(PropertySet.TASK, 0x8103, ValueType.BOOLEAN);

  /**
   * PidLidTaskStartDate: the day on which the work begins: midnight of the local day, not converted
   * to UTC.
   */
  public static final NamedProperty<Instant> TASK_START_DATE =
      NamedProperty.of(PropertySet.TASK, 0x8104, ValueType.SYSTIME);

  /**
   * PidLidTaskDueDate: the day on which the task is due: midnight of the local day, not converted
   * to UTC.
   */
  public static final NamedProperty<Instant> TASK_DUE_DATE =
      NamedProperty.of(PropertySet.TASK, 0x8105, ValueType.SYSTIME);

  /** PidLidTaskAccepted: whether the assignee has replied, with yes or with no. */
  public static final NamedProperty<Boolean> TASK_ACCEPTED =
      NamedProperty.of(PropertySet.TASK, 0x8108, ValueType.BOOLEAN);

  /**
   * PidLidTaskDateCompleted: the midnight at which the day begins on which the task was done, in
   * local time, as UTC.
   */
  public static final NamedProperty<Instant> TASK_DATE_COMPLETED =
      NamedProperty.of(PropertySet.TASK, 0x810F, ValueType.SYSTIME);

  /** PidLidTaskActualEffort: the minutes that were spent. */
  public static final NamedProperty<Integer> TASK_ACTUAL_EFFORT =
      NamedProperty.of(PropertySet.TASK, 0x8110, ValueType.LONG);

  /** PidLidTaskEstimatedEffort: the minutes that are planned. */
  public static final NamedProperty<Integer> TASK_ESTIMATED_EFFORT =
      NamedProperty.of(PropertySet.TASK, 0x8111, ValueType.LONG);

  /** PidLidTaskVersion: the number of the revision. */
  public static final NamedProperty<Integer> TASK_VERSION =
      NamedProperty.of(PropertySet.TASK, 0x8112, ValueType.LONG);

  /** PidLidTaskState: the state of an assigned task. */
  public static final NamedProperty<Integer> TASK_STATE =
      NamedProperty.of(PropertySet.TASK, 0x8113, ValueType.LONG);

  /** PidLidTaskLastUpdate: the time of the last change. */
  public static final NamedProperty<Instant> TASK_LAST_UPDATE =
      NamedProperty.of(PropertySet.TASK, 0x8115, ValueType.SYSTIME);

  /** PidLidTaskRecurrence: the recurrence, see [MS-OXOTASK]. */
  public static final NamedProperty<Binary> TASK_RECURRENCE =
      NamedProperty.of(PropertySet.TASK, 0x8116, ValueType.BINARY);

  /** PidLidTaskStatusOnComplete: whether a report is wanted when the task is done. */
  public static final NamedProperty<Boolean> TASK_STATUS_ON_COMPLETE =
      NamedProperty.of(PropertySet.TASK, 0x8119, ValueType.BOOLEAN);

  /** PidLidTaskHistory: the last kind of change. */
  public static final NamedProperty<Integer> TASK_HISTORY =
      NamedProperty.of(PropertySet.TASK, 0x811A, ValueType.LONG);

  /** PidLidTaskUpdates: whether updates are wanted. */
  public static final NamedProperty<Boolean> TASK_UPDATES =
      NamedProperty.of(PropertySet.TASK, 0x811B, ValueType.BOOLEAN);

  /** PidLidTaskComplete: whether the task is done. */
  public static final NamedProperty<Boolean> TASK_COMPLETE =
      NamedProperty.of(PropertySet.TASK, 0x811C, ValueType.BOOLEAN);

  /** PidLidTaskOwner: the name of the owner. */
  public static final NamedProperty<String> TASK_OWNER =
      NamedProperty.of(PropertySet.TASK, 0x811F, ValueType.UNICODE);

  /** PidLidTaskAssigner: the name of the person who assigned the task. */
  public static final NamedProperty<String> TASK_ASSIGNER =
      NamedProperty.of(PropertySet.TASK, 0x8121, ValueType.UNICODE);

  /** PidLidTaskLastUser: the name of the last owner. */
  public static final NamedProperty<String> TASK_LAST_USER =
      NamedProperty.of(PropertySet.TASK, 0x8122, ValueType.UNICODE);

  /** PidLidTaskOrdinal: the place in a list that the user sorted. */
  public static final NamedProperty<Integer> TASK_ORDINAL =
      NamedProperty.of(PropertySet.TASK, 0x8123, ValueType.LONG);

  /** PidLidTaskLastDelegate: the name of the last user who assigned the task or was assigned it. */
  public static final NamedProperty<String> TASK_LAST_DELEGATE =
      NamedProperty.of(PropertySet.TASK, 0x8125, ValueType.UNICODE);

  /** PidLidTaskFRecurring: whether the task recurs. */
  public static final NamedProperty<Boolean> TASK_F_RECURRING =
      NamedProperty.of(PropertySet.TASK, 0x8126, ValueType.BOOLEAN);

  /** PidLidTaskRole: not used. */
  public static final NamedProperty<String> TASK_ROLE =
      NamedProperty.of(PropertySet.TASK, 0x8127, ValueType.UNICODE);

  /** PidLidTaskOwnership: 0 not assigned, 1 the assigner's copy, 2 the assignee's copy. */
  public static final NamedProperty<Integer> TASK_OWNERSHIP =
      NamedProperty.of(PropertySet.TASK, 0x8129, ValueType.LONG);

  /** PidLidTaskAcceptanceState: the state of the acceptance of an assigned task. */
  public static final NamedProperty<Integer> TASK_ACCEPTANCE_STATE =
      NamedProperty.of(PropertySet.TASK, 0x812A, ValueType.LONG);

  // Sticky notes.
  /** PidLidNoteColor: the number of the colour. */
  public static final NamedProperty<Integer> NOTE_COLOR =
      NamedProperty.of(PropertySet.NOTE, 0x8B00, ValueType.LONG);

  /** PidLidNoteWidth: the width in pixels. */
  public static final NamedProperty<Integer> NOTE_WIDTH =
      NamedProperty.of(PropertySet.NOTE, 0x8B02, ValueType.LONG);

  /** PidLidNoteHeight: the height in pixels. */
  public static final NamedProperty<Integer> NOTE_HEIGHT =
      NamedProperty.of(PropertySet.NOTE, 0x8B03, ValueType.LONG);

  /** PidLidNoteX: the distance from the left edge of the screen in pixels. */
  public static final NamedProperty<Integer> NOTE_X =
      NamedProperty.of(PropertySet.NOTE, 0x8B04, ValueType.LONG);

  /** PidLidNoteY: the distance from the top edge of the screen in pixels. */
  public static final NamedProperty<Integer> NOTE_Y =
      NamedProperty.of(PropertySet.NOTE, 0x8B05, ValueType.LONG);

  // Journal entries.
  /** PidLidLogType: the kind of the activity. */
  public static final NamedProperty<String> LOG_TYPE =
      NamedProperty.of(PropertySet.LOG, 0x8700, ValueType.UNICODE);

  /** PidLidLogStart: the start. */
  public static final NamedProperty<Instant> LOG_START =
      NamedProperty.of(PropertySet.LOG, 0x8706, ValueType.SYSTIME);

  /** PidLidLogDuration: the duration in minutes. */
  public static final NamedProperty<Integer> LOG_DURATION =
      NamedProperty.of(PropertySet.LOG, 0x8707, ValueType.LONG);

  /** PidLidLogEnd: the end. */
  public static final NamedProperty<Instant> LOG_END =
      NamedProperty.of(PropertySet.LOG, 0x8708, ValueType.SYSTIME);

  /** PidLidLogFlags: more about the entry. */
  public static final NamedProperty<Integer> LOG_FLAGS =
      NamedProperty.of(PropertySet.LOG, 0x870C, ValueType.LONG);

  /** PidLidLogTypeDesc: the kind of the activity as a text. */
  public static final NamedProperty<String> LOG_TYPE_DESC =
      NamedProperty.of(PropertySet.LOG, 0x8712, ValueType.UNICODE);

  private NamedPr() {}

  /**
   * Returns the canonical name of a named property, or empty if this class does not have it.
   *
   * @param property of any type: the name is that of its property set and number or text
   */
  public static Optional<String> nameOf(NamedProperty<?> property) {
    return Optional.ofNullable(Names.BY_KEY.get(Names.key(property)));
  }

  /** Read off the constants on first use, so that a property and its name are written once. */
  private static final class Names {
    static final Map<Key, String> BY_KEY = new HashMap<>();

    private record Key(UUID set, String name) {}

    static {
      try {
        for (Field field : NamedPr.class.getFields()) {
          NamedProperty<?> property = (NamedProperty<?>) field.get(null);
          String prefix = property.text().isPresent() ? "PidName" : "PidLid";
          BY_KEY.put(key(property), prefix + words(field.getName()));
        }
      } catch (IllegalAccessException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    static Key key(NamedProperty<?> property) {
      return new Key(
          property.set(), property.text().orElseGet(() -> "#" + property.number().getAsInt()));
    }

    /** The words of a constant, each with a capital letter: AppointmentStartWhole. */
    private static String words(String constant) {
      StringBuilder words = new StringBuilder();
      for (String word : constant.split("_", 0)) {
        words.append(word.charAt(0));
        for (int i = 1; i < word.length(); i++) {
          words.append(Character.toLowerCase(word.charAt(i)));
        }
      }
      return words.toString();
    }
  }
}
