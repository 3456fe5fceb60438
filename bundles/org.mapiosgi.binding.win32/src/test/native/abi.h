// SPDX-License-Identifier: Apache-2.0
//
// The binary interface of Extended MAPI on x64. Constants, structures and IIDs come from the
// compiler's own MAPI headers. Interfaces in which those headers spell a pointer-sized parameter
// (connection number, bookmark, window handle) as ULONG are declared anew here, with ULONG_PTR;
// selftest/abicheck.cpp compares every slot with the headers' order.
#pragma once

#ifndef UNICODE
#define UNICODE
#endif
#ifndef _UNICODE
#define _UNICODE
#endif
#include <windows.h>
#include <objbase.h>
#include <mapix.h>
#include <mapiutil.h>

#include <cstddef>

#ifndef MAPI_NO_COINIT
#define MAPI_NO_COINIT 0x00000008
#endif
#ifndef RES_COUNT
#define RES_COUNT 0x0000000B
#define RES_ANNOTATION 0x0000000C
#endif
#ifndef PR_SMTP_ADDRESS_W
#define PR_SMTP_ADDRESS_W PROP_TAG(PT_UNICODE, 0x39FE)
#endif
#ifndef PR_HTML
#define PR_HTML PROP_TAG(PT_BINARY, 0x1013)
#endif
#ifndef PR_INTERNET_MESSAGE_ID_W
#define PR_INTERNET_MESSAGE_ID_W PROP_TAG(PT_UNICODE, 0x1035)
#endif
#ifndef PR_ATTACH_MIME_TAG_W
#define PR_ATTACH_MIME_TAG_W PROP_TAG(PT_UNICODE, 0x370E)
#endif

namespace abi {

#define M(name) virtual HRESULT STDMETHODCALLTYPE name

struct IMAPIProp : IUnknown {
  M(GetLastError)(HRESULT hResult, ULONG ulFlags, LPMAPIERROR* lppMAPIError) = 0;
  M(SaveChanges)(ULONG ulFlags) = 0;
  M(GetProps)(LPSPropTagArray tags, ULONG ulFlags, ULONG* lpcValues, LPSPropValue* lppProps) = 0;
  M(GetPropList)(ULONG ulFlags, LPSPropTagArray* lppTags) = 0;
  M(OpenProperty)(ULONG tag, LPCIID iid, ULONG options, ULONG ulFlags, LPUNKNOWN* lppUnk) = 0;
  M(SetProps)(ULONG cValues, LPSPropValue lpProps, LPSPropProblemArray* lppProblems) = 0;
  M(DeleteProps)(LPSPropTagArray tags, LPSPropProblemArray* lppProblems) = 0;
  M(CopyTo)(ULONG ciid, LPCIID rgiid, LPSPropTagArray exclude, ULONG_PTR ui, LPMAPIPROGRESS progress,
            LPCIID iid, LPVOID dest, ULONG ulFlags, LPSPropProblemArray* lppProblems) = 0;
  M(CopyProps)(LPSPropTagArray include, ULONG_PTR ui, LPMAPIPROGRESS progress, LPCIID iid,
               LPVOID dest, ULONG ulFlags, LPSPropProblemArray* lppProblems) = 0;
  M(GetNamesFromIDs)(LPSPropTagArray* lppTags, LPGUID set, ULONG ulFlags, ULONG* lpcNames,
                     LPMAPINAMEID** lpppNames) = 0;
  M(GetIDsFromNames)(ULONG cNames, LPMAPINAMEID* names, ULONG ulFlags, LPSPropTagArray* lppTags) = 0;
};

struct IMAPIContainer : IMAPIProp {
  M(GetContentsTable)(ULONG ulFlags, LPMAPITABLE* lppTable) = 0;
  M(GetHierarchyTable)(ULONG ulFlags, LPMAPITABLE* lppTable) = 0;
  M(OpenEntry)(ULONG cb, LPENTRYID id, LPCIID iid, ULONG ulFlags, ULONG* lpulType, LPUNKNOWN* lppUnk) = 0;
  M(SetSearchCriteria)(LPSRestriction restriction, LPENTRYLIST containers, ULONG ulFlags) = 0;
  M(GetSearchCriteria)(ULONG ulFlags, LPSRestriction* lppRestriction, LPENTRYLIST* lppContainers,
                       ULONG* lpulState) = 0;
};

struct IMAPIFolder : IMAPIContainer {
  M(CreateMessage)(LPCIID iid, ULONG ulFlags, LPMESSAGE* lppMessage) = 0;
  M(CopyMessages)(LPENTRYLIST list, LPCIID iid, LPVOID dest, ULONG_PTR ui, LPMAPIPROGRESS progress,
                  ULONG ulFlags) = 0;
  M(DeleteMessages)(LPENTRYLIST list, ULONG_PTR ui, LPMAPIPROGRESS progress, ULONG ulFlags) = 0;
  M(CreateFolder)(ULONG type, LPTSTR name, LPTSTR comment, LPCIID iid, ULONG ulFlags,
                  LPMAPIFOLDER* lppFolder) = 0;
  M(CopyFolder)(ULONG cb, LPENTRYID id, LPCIID iid, LPVOID dest, LPTSTR name, ULONG_PTR ui,
                LPMAPIPROGRESS progress, ULONG ulFlags) = 0;
  M(DeleteFolder)(ULONG cb, LPENTRYID id, ULONG_PTR ui, LPMAPIPROGRESS progress, ULONG ulFlags) = 0;
  M(SetReadFlags)(LPENTRYLIST list, ULONG_PTR ui, LPMAPIPROGRESS progress, ULONG ulFlags) = 0;
  M(GetMessageStatus)(ULONG cb, LPENTRYID id, ULONG ulFlags, ULONG* lpulStatus) = 0;
  M(SetMessageStatus)(ULONG cb, LPENTRYID id, ULONG status, ULONG mask, ULONG* lpulOld) = 0;
  M(SaveContentsSort)(LPSSortOrderSet sort, ULONG ulFlags) = 0;
  M(EmptyFolder)(ULONG_PTR ui, LPMAPIPROGRESS progress, ULONG ulFlags) = 0;
};

struct IMsgStore : IMAPIProp {
  M(Advise)(ULONG cb, LPENTRYID id, ULONG mask, LPMAPIADVISESINK sink, ULONG_PTR* lpulConnection) = 0;
  M(Unadvise)(ULONG_PTR connection) = 0;
  M(CompareEntryIDs)(ULONG cb1, LPENTRYID id1, ULONG cb2, LPENTRYID id2, ULONG ulFlags,
                     ULONG* lpulResult) = 0;
  M(OpenEntry)(ULONG cb, LPENTRYID id, LPCIID iid, ULONG ulFlags, ULONG* lpulType, LPUNKNOWN* lppUnk) = 0;
  M(SetReceiveFolder)(LPTSTR messageClass, ULONG ulFlags, ULONG cb, LPENTRYID id) = 0;
  M(GetReceiveFolder)(LPTSTR messageClass, ULONG ulFlags, ULONG* lpcb, LPENTRYID* lppId,
                      LPTSTR* lppszExplicit) = 0;
  M(GetReceiveFolderTable)(ULONG ulFlags, LPMAPITABLE* lppTable) = 0;
  M(StoreLogoff)(ULONG* lpulFlags) = 0;
  M(AbortSubmit)(ULONG cb, LPENTRYID id, ULONG ulFlags) = 0;
  M(GetOutgoingQueue)(ULONG ulFlags, LPMAPITABLE* lppTable) = 0;
  M(SetLockState)(LPMESSAGE message, ULONG state) = 0;
  M(FinishedMsg)(ULONG ulFlags, ULONG cb, LPENTRYID id) = 0;
  M(NotifyNewMail)(LPNOTIFICATION notification) = 0;
};

struct IMessage : IMAPIProp {
  M(GetAttachmentTable)(ULONG ulFlags, LPMAPITABLE* lppTable) = 0;
  M(OpenAttach)(ULONG number, LPCIID iid, ULONG ulFlags, LPATTACH* lppAttach) = 0;
  M(CreateAttach)(LPCIID iid, ULONG ulFlags, ULONG* lpulNumber, LPATTACH* lppAttach) = 0;
  M(DeleteAttach)(ULONG number, ULONG_PTR ui, LPMAPIPROGRESS progress, ULONG ulFlags) = 0;
  M(GetRecipientTable)(ULONG ulFlags, LPMAPITABLE* lppTable) = 0;
  M(ModifyRecipients)(ULONG ulFlags, LPADRLIST mods) = 0;
  M(SubmitMessage)(ULONG ulFlags) = 0;
  M(SetReadFlag)(ULONG ulFlags) = 0;
};

struct IAttach : IMAPIProp {};
struct IMailUser : IMAPIProp {};

struct IABContainer : IMAPIContainer {
  M(CreateEntry)(ULONG cb, LPENTRYID id, ULONG ulFlags, LPMAPIPROP* lppEntry) = 0;
  M(CopyEntries)(LPENTRYLIST entries, ULONG_PTR ui, LPMAPIPROGRESS progress, ULONG ulFlags) = 0;
  M(DeleteEntries)(LPENTRYLIST entries, ULONG ulFlags) = 0;
  M(ResolveNames)(LPSPropTagArray tags, ULONG ulFlags, LPADRLIST list, LPFlagList flagList) = 0;
};

struct IAddrBook : IMAPIProp {
  M(OpenEntry)(ULONG cb, LPENTRYID id, LPCIID iid, ULONG ulFlags, ULONG* lpulType, LPUNKNOWN* lppUnk) = 0;
  M(CompareEntryIDs)(ULONG cb1, LPENTRYID id1, ULONG cb2, LPENTRYID id2, ULONG ulFlags,
                     ULONG* lpulResult) = 0;
  M(Advise)(ULONG cb, LPENTRYID id, ULONG mask, LPMAPIADVISESINK sink, ULONG_PTR* lpulConnection) = 0;
  M(Unadvise)(ULONG_PTR connection) = 0;
  M(CreateOneOff)(LPTSTR name, LPTSTR type, LPTSTR address, ULONG ulFlags, ULONG* lpcb, LPENTRYID* lppId) = 0;
  M(NewEntry)(ULONG_PTR ui, ULONG ulFlags, ULONG cbContainer, LPENTRYID container, ULONG cbTemplate,
              LPENTRYID entryTemplate, ULONG* lpcb, LPENTRYID* lppId) = 0;
  M(ResolveName)(ULONG_PTR ui, ULONG ulFlags, LPTSTR title, LPADRLIST list) = 0;
  M(Address)(ULONG_PTR* ui, LPADRPARM parameters, LPADRLIST* lppList) = 0;
  M(Details)(ULONG_PTR* ui, LPFNDISMISS dismiss, LPVOID dismissContext, ULONG cb, LPENTRYID id,
             LPFNBUTTON button, LPVOID buttonContext, LPTSTR buttonText, ULONG ulFlags) = 0;
  M(RecipOptions)(ULONG_PTR ui, ULONG ulFlags, LPADRENTRY recipient) = 0;
  M(QueryDefaultRecipOpt)(LPTSTR type, ULONG ulFlags, ULONG* lpcValues, LPSPropValue* lppOptions) = 0;
  M(GetPAB)(ULONG* lpcb, LPENTRYID* lppId) = 0;
  M(SetPAB)(ULONG cb, LPENTRYID id) = 0;
  M(GetDefaultDir)(ULONG* lpcb, LPENTRYID* lppId) = 0;
  M(SetDefaultDir)(ULONG cb, LPENTRYID id) = 0;
  M(GetSearchPath)(ULONG ulFlags, LPSRowSet* lppPath) = 0;
  M(SetSearchPath)(ULONG ulFlags, LPSRowSet path) = 0;
  M(PrepareRecips)(ULONG ulFlags, LPSPropTagArray tags, LPADRLIST list) = 0;
};

// Exchange's own, which the compiler's headers do not have: the slots are those of EdkMdb.h.
struct IExchangeManageStoreEx : IUnknown {
  M(CreateStoreEntryID)(LPSTR storeDn, LPSTR mailboxDn, ULONG ulFlags, ULONG* lpcb, LPENTRYID* lppId) = 0;
  M(EntryIDFromSourceKey)(ULONG cbFolder, BYTE* folder, ULONG cbMessage, BYTE* message, ULONG* lpcb,
                          LPENTRYID* lppId) = 0;
  M(GetRights)(ULONG cbUser, LPENTRYID user, ULONG cb, LPENTRYID id, ULONG* lpulRights) = 0;
  M(GetMailboxTable)(LPSTR server, LPMAPITABLE* lppTable, ULONG ulFlags) = 0;
  M(GetPublicFolderTable)(LPSTR server, LPMAPITABLE* lppTable, ULONG ulFlags) = 0;
  M(CreateStoreEntryID2)(ULONG cValues, LPSPropValue lpProps, ULONG ulFlags, ULONG* lpcb, LPENTRYID* lppId) = 0;
};

struct IExchangeExportChanges : IUnknown {
  M(GetLastError)(HRESULT hResult, ULONG ulFlags, LPMAPIERROR* lppMAPIError) = 0;
  M(Config)(LPSTREAM lpStream, ULONG ulFlags, LPUNKNOWN lpUnk, LPSRestriction lpRestriction,
            LPSPropTagArray lpIncludeProps, LPSPropTagArray lpExcludeProps, ULONG ulBufferSize) = 0;
  M(Synchronize)(ULONG* lpulSteps, ULONG* lpulProgress) = 0;
  M(UpdateState)(LPSTREAM lpStream) = 0;
};

struct ReadState {
  ULONG cbSourceKey;
  BYTE* pbSourceKey;
  ULONG ulFlags;
};

struct IExchangeImportContentsChanges : IUnknown {
  M(GetLastError)(HRESULT hResult, ULONG ulFlags, LPMAPIERROR* lppMAPIError) = 0;
  M(Config)(LPSTREAM lpStream, ULONG ulFlags) = 0;
  M(UpdateState)(LPSTREAM lpStream) = 0;
  M(ImportMessageChange)(ULONG cpvalChanges, LPSPropValue ppvalChanges, ULONG ulFlags, LPMESSAGE* lppmessage) = 0;
  M(ImportMessageDeletion)(ULONG ulFlags, LPENTRYLIST lpSrcEntryList) = 0;
  M(ImportPerUserReadStateChange)(ULONG cElements, ReadState* lpReadState) = 0;
  M(ImportMessageMove)(ULONG cbSrcFolder, BYTE* srcFolder, ULONG cbSrcMessage, BYTE* srcMessage, ULONG cbPcl,
                       BYTE* pcl, ULONG cbDestMessage, BYTE* destMessage, ULONG cbChangeNum, BYTE* changeNum) = 0;
};

struct IExchangeImportHierarchyChanges : IUnknown {
  M(GetLastError)(HRESULT hResult, ULONG ulFlags, LPMAPIERROR* lppMAPIError) = 0;
  M(Config)(LPSTREAM lpStream, ULONG ulFlags) = 0;
  M(UpdateState)(LPSTREAM lpStream) = 0;
  M(ImportFolderChange)(ULONG cpvalChanges, LPSPropValue ppvalChanges) = 0;
  M(ImportFolderDeletion)(ULONG ulFlags, LPENTRYLIST lpSrcEntryList) = 0;
};

struct IMAPITable : IUnknown {
  M(GetLastError)(HRESULT hResult, ULONG ulFlags, LPMAPIERROR* lppMAPIError) = 0;
  M(Advise)(ULONG mask, LPMAPIADVISESINK sink, ULONG_PTR* lpulConnection) = 0;
  M(Unadvise)(ULONG_PTR connection) = 0;
  M(GetStatus)(ULONG* lpulStatus, ULONG* lpulType) = 0;
  M(SetColumns)(LPSPropTagArray tags, ULONG ulFlags) = 0;
  M(QueryColumns)(ULONG ulFlags, LPSPropTagArray* lppTags) = 0;
  M(GetRowCount)(ULONG ulFlags, ULONG* lpulCount) = 0;
  M(SeekRow)(ULONG_PTR origin, LONG rows, LONG* lplSought) = 0;
  M(SeekRowApprox)(ULONG numerator, ULONG denominator) = 0;
  M(QueryPosition)(ULONG* lpulRow, ULONG* lpulNumerator, ULONG* lpulDenominator) = 0;
  M(FindRow)(LPSRestriction restriction, ULONG_PTR origin, ULONG ulFlags) = 0;
  M(Restrict)(LPSRestriction restriction, ULONG ulFlags) = 0;
  M(CreateBookmark)(ULONG_PTR* lpbk) = 0;
  M(FreeBookmark)(ULONG_PTR bk) = 0;
  M(SortTable)(LPSSortOrderSet sort, ULONG ulFlags) = 0;
  M(QuerySortOrder)(LPSSortOrderSet* lppSort) = 0;
  M(QueryRows)(LONG rows, ULONG ulFlags, LPSRowSet* lppRows) = 0;
  M(Abort)() = 0;
  M(ExpandRow)(ULONG cb, LPBYTE key, ULONG rows, ULONG ulFlags, LPSRowSet* lppRows, ULONG* lpulMore) = 0;
  M(CollapseRow)(ULONG cb, LPBYTE key, ULONG ulFlags, ULONG* lpulCount) = 0;
  M(WaitForCompletion)(ULONG ulFlags, ULONG timeout, ULONG* lpulStatus) = 0;
  M(GetCollapseState)(ULONG ulFlags, ULONG cb, LPBYTE key, ULONG* lpcb, LPBYTE* lppState) = 0;
  M(SetCollapseState)(ULONG ulFlags, ULONG cb, LPBYTE state, ULONG_PTR* lpbk) = 0;
};

struct IMAPISession : IUnknown {
  M(GetLastError)(HRESULT hResult, ULONG ulFlags, LPMAPIERROR* lppMAPIError) = 0;
  M(GetMsgStoresTable)(ULONG ulFlags, LPMAPITABLE* lppTable) = 0;
  M(OpenMsgStore)(ULONG_PTR ui, ULONG cb, LPENTRYID id, LPCIID iid, ULONG ulFlags, LPMDB* lppMDB) = 0;
  M(OpenAddressBook)(ULONG_PTR ui, LPCIID iid, ULONG ulFlags, LPADRBOOK* lppAdrBook) = 0;
  M(OpenProfileSection)(LPMAPIUID uid, LPCIID iid, ULONG ulFlags, LPPROFSECT* lppSect) = 0;
  M(GetStatusTable)(ULONG ulFlags, LPMAPITABLE* lppTable) = 0;
  M(OpenEntry)(ULONG cb, LPENTRYID id, LPCIID iid, ULONG ulFlags, ULONG* lpulType, LPUNKNOWN* lppUnk) = 0;
  M(CompareEntryIDs)(ULONG cb1, LPENTRYID id1, ULONG cb2, LPENTRYID id2, ULONG ulFlags,
                     ULONG* lpulResult) = 0;
  M(Advise)(ULONG cb, LPENTRYID id, ULONG mask, LPMAPIADVISESINK sink, ULONG_PTR* lpulConnection) = 0;
  M(Unadvise)(ULONG_PTR connection) = 0;
  M(MessageOptions)(ULONG_PTR ui, ULONG ulFlags, LPTSTR adrType, LPMESSAGE message) = 0;
  M(QueryDefaultMessageOpt)(LPTSTR adrType, ULONG ulFlags, ULONG* lpcValues, LPSPropValue* lppOptions) = 0;
  M(EnumAdrTypes)(ULONG ulFlags, ULONG* lpcTypes, LPTSTR** lpppszTypes) = 0;
  M(QueryIdentity)(ULONG* lpcb, LPENTRYID* lppId) = 0;
  M(Logoff)(ULONG_PTR ui, ULONG ulFlags, ULONG reserved) = 0;
  M(SetDefaultStore)(ULONG ulFlags, ULONG cb, LPENTRYID id) = 0;
  M(AdminServices)(ULONG ulFlags, LPSERVICEADMIN* lppAdmin) = 0;
  M(ShowForm)(ULONG_PTR ui, LPMDB store, LPMAPIFOLDER folder, LPCIID iid, ULONG_PTR token,
              LPMESSAGE sent, ULONG ulFlags, ULONG status, ULONG messageFlags, ULONG access,
              LPSTR messageClass) = 0;
  M(PrepareForm)(LPCIID iid, LPMESSAGE message, ULONG_PTR* lpulToken) = 0;
};

struct IProviderAdmin : IUnknown {
  M(GetLastError)(HRESULT hResult, ULONG ulFlags, LPMAPIERROR* lppMAPIError) = 0;
  M(GetProviderTable)(ULONG ulFlags, LPMAPITABLE* lppTable) = 0;
  M(CreateProvider)(LPTSTR provider, ULONG cValues, LPSPropValue lpProps, ULONG_PTR ui, ULONG ulFlags,
                    MAPIUID* lpUID) = 0;
  M(DeleteProvider)(LPMAPIUID uid) = 0;
  M(OpenProfileSection)(LPMAPIUID uid, LPCIID iid, ULONG ulFlags, LPPROFSECT* lppSect) = 0;
};

#undef M

// What a client of another compiler relies on; a header that disagrees stops the build.
static_assert(sizeof(void*) == 8, "x64 only");
static_assert(sizeof(SPropValue) == 24 && offsetof(SPropValue, Value) == 8, "SPropValue");
static_assert(offsetof(SPropTagArray, aulPropTag) == 4, "SPropTagArray");
static_assert(sizeof(SPropProblem) == 12 && offsetof(SPropProblemArray, aProblem) == 4, "SPropProblem");
static_assert(sizeof(SRow) == 16 && offsetof(SRow, lpProps) == 8, "SRow");
static_assert(offsetof(SRowSet, aRow) == 8 && offsetof(ADRLIST, aEntries) == 8, "SRowSet");
static_assert(sizeof(ADRENTRY) == 16 && offsetof(ADRENTRY, rgPropVals) == 8, "ADRENTRY");
static_assert(sizeof(SRestriction) == 32 && offsetof(SRestriction, res) == 8, "SRestriction");
static_assert(offsetof(SSortOrderSet, aSort) == 12 && sizeof(SSortOrder) == 8, "SSortOrderSet");
static_assert(sizeof(SBinary) == 16 && sizeof(ENTRYLIST) == 16, "SBinary");
static_assert(sizeof(MAPIERROR) == 32 && offsetof(MAPIERROR, ulLowLevelError) == 24, "MAPIERROR");
static_assert(sizeof(NOTIFICATION) == 88 && offsetof(NOTIFICATION, info) == 8, "NOTIFICATION");
static_assert(sizeof(NEWMAIL_NOTIFICATION) == 56 && sizeof(OBJECT_NOTIFICATION) == 72, "info");
static_assert(sizeof(MAPIINIT_0) == 8 && sizeof(MAPINAMEID) == 24, "MAPIINIT_0, MAPINAMEID");

}  // namespace abi
