// SPDX-License-Identifier: Apache-2.0
#include "props.h"

#include "memory.h"
#include "stream.h"

#include <algorithm>

namespace ref {

namespace {

// What only the provider sets.
const ULONG COMPUTED[] = {PR_ENTRYID,       PR_RECORD_KEY,      PR_INSTANCE_KEY,   PR_PARENT_ENTRYID,
                          PR_STORE_ENTRYID, PR_STORE_RECORD_KEY, PR_OBJECT_TYPE,   PR_STORE_SUPPORT_MASK,
                          PR_MESSAGE_SIZE,  PR_HASATTACH,       PR_DISPLAY_TO_W,   PR_DISPLAY_CC_W,
                          PR_DISPLAY_BCC_W, PR_ACCESS,          PR_ACCESS_LEVEL,   PR_CONTENT_COUNT,
                          PR_CONTENT_UNREAD, PR_SUBFOLDERS,     PR_ATTACH_NUM,     PR_ATTACH_SIZE,
                          PR_NORMALIZED_SUBJECT_W, PR_MAPPING_SIGNATURE, TAG_SOURCE_KEY,
                          TAG_PARENT_SOURCE_KEY, TAG_CHANGE_KEY, TAG_PREDECESSOR_CHANGE_LIST};

bool computed(ULONG tag) {
  return std::any_of(std::begin(COMPUTED), std::end(COMPUTED),
                     [tag](ULONG each) { return PROP_ID(each) == PROP_ID(tag); });
}

Bytes streamed(const Value& value, ULONG type) {
  if (PROP_TYPE(value.tag) != PT_UNICODE) return value.bytes;
  if (type == PT_STRING8) {
    std::string narrow = toAnsi(value.text);
    return Bytes(narrow.begin(), narrow.end());
  }
  const BYTE* bytes = reinterpret_cast<const BYTE*>(value.text.data());
  return Bytes(bytes, bytes + value.text.size() * sizeof(wchar_t));
}

Value unstreamed(ULONG tag, const Bytes& content) {
  switch (PROP_TYPE(tag)) {
    case PT_UNICODE: {
      const wchar_t* text = reinterpret_cast<const wchar_t*>(content.data());
      return Value::ofText(tag, std::wstring(text, content.size() / sizeof(wchar_t)));
    }
    case PT_STRING8: return Value::ofText(tag, fromAnsi(std::string(content.begin(), content.end()).c_str()));
    default: return Value::ofBytes(tag, content);
  }
}

}  // namespace

LPUNKNOWN PropBase::openObject(ULONG, const IID&, ULONG) { throw Failure{MAPI_E_INTERFACE_NOT_SUPPORTED}; }

std::function<void(const Value&)> PropBase::writer() { throw Failure{MAPI_E_NO_ACCESS}; }

HRESULT PropBase::getProps(LPSPropTagArray tags, ULONG flags, ULONG* count, LPSPropValue* out) {
  requireFlags(flags, MAPI_UNICODE);
  require(count != nullptr && out != nullptr, MAPI_E_INVALID_PARAMETER);
  require(tags == nullptr || tags->cValues > 0, MAPI_E_INVALID_PARAMETER);
  bool unicode = flags & MAPI_UNICODE;
  Bag bag = read();
  std::vector<ULONG> wanted;
  if (tags != nullptr) {
    wanted.assign(tags->aulPropTag, tags->aulPropTag + tags->cValues);
  } else {
    for (const Value& value : bag.values()) wanted.push_back(PROP_TAG(PT_UNSPECIFIED, PROP_ID(value.tag)));
  }
  bool complete = true;
  SPropValue* values = root<SPropValue>(wanted.size() * sizeof(SPropValue));
  for (size_t i = 0; i < wanted.size(); i++) complete &= cell(bag, wanted[i], unicode, values[i], values);
  *count = static_cast<ULONG>(wanted.size());
  *out = values;
  return complete ? S_OK : MAPI_W_ERRORS_RETURNED;
}

HRESULT PropBase::getPropList(ULONG flags, LPSPropTagArray* out) {
  requireFlags(flags, MAPI_UNICODE);
  require(out != nullptr, MAPI_E_INVALID_PARAMETER);
  Bag bag = read();
  SPropTagArray* tags = root<SPropTagArray>(CbNewSPropTagArray(bag.values().size()));
  tags->cValues = 0;
  for (const Value& value : bag.values()) {
    ULONG tag = value.tag;
    if ((flags & MAPI_UNICODE) == 0 && baseType(tag) == PT_UNICODE) {
      tag = CHANGE_PROP_TYPE(tag, (tag & MV_FLAG ? PT_MV_STRING8 : PT_STRING8));
    }
    tags->aulPropTag[tags->cValues++] = tag;
  }
  *out = tags;
  return S_OK;
}

HRESULT PropBase::openProperty(ULONG tag, LPCIID iid, ULONG, ULONG flags, LPUNKNOWN* out) {
  requireFlags(flags, MAPI_CREATE | MAPI_MODIFY | MAPI_DEFERRED_ERRORS | STREAM_APPEND);
  require(out != nullptr && iid != nullptr, MAPI_E_INVALID_PARAMETER);
  *out = nullptr;
  if (!IsEqualGUID(*iid, IID_IStream)) {
    *out = openObject(tag, *iid, flags);
    return S_OK;
  }
  ULONG type = PROP_TYPE(tag);
  require(type == PT_UNICODE || type == PT_STRING8 || type == PT_BINARY, MAPI_E_NO_SUPPORT);
  bool create = flags & MAPI_CREATE;
  bool modify = flags & (MAPI_MODIFY | MAPI_CREATE);
  require(!modify || edit() != nullptr, MAPI_E_NO_ACCESS);
  Bag bag = read();
  const Value* value = bag.find(tag);
  require(create || (value != nullptr && answers(*value, tag)), MAPI_E_NOT_FOUND);
  // MAPI_CREATE discards what was there.
  Bytes content = create || value == nullptr ? Bytes() : streamed(*value, type);
  std::function<void(const Bytes&)> commit;
  if (modify) {
    auto write = writer();
    commit = [tag, write](const Bytes& written) { write(unstreamed(tag, written)); };
  }
  *out = newStream(session(), validity, std::move(content), std::move(commit), flags & STREAM_APPEND);
  return S_OK;
}

HRESULT PropBase::setProps(ULONG count, LPSPropValue values, LPSPropProblemArray* problems) {
  require(count > 0 && values != nullptr, MAPI_E_INVALID_PARAMETER);
  if (problems != nullptr) *problems = nullptr;
  Bag* bag = edit();
  require(bag != nullptr, MAPI_E_NO_ACCESS);
  std::vector<SPropProblem> failed;
  for (ULONG i = 0; i < count; i++) {
    ULONG tag = values[i].ulPropTag;
    // Neither says anything about a property.
    if (PROP_TYPE(tag) == PT_NULL || PROP_TYPE(tag) == PT_ERROR) continue;
    if (computed(tag)) {
      failed.push_back(SPropProblem{i, tag, MAPI_E_COMPUTED});
      continue;
    }
    try {
      Value value = fromNative(values[i]);
      requireAcceptable(value);
      bag->put(std::move(value));
    } catch (const Failure& failure) {
      failed.push_back(SPropProblem{i, tag, failure.hr});
    }
  }
  edited();
  return report(failed, problems);
}

HRESULT PropBase::deleteProps(LPSPropTagArray tags, LPSPropProblemArray* problems) {
  require(tags != nullptr && tags->cValues > 0, MAPI_E_INVALID_PARAMETER);
  if (problems != nullptr) *problems = nullptr;
  Bag* bag = edit();
  require(bag != nullptr, MAPI_E_NO_ACCESS);
  std::vector<SPropProblem> failed;
  for (ULONG i = 0; i < tags->cValues; i++) {
    ULONG tag = tags->aulPropTag[i];
    if (computed(tag)) {
      failed.push_back(SPropProblem{i, tag, MAPI_E_COMPUTED});
    } else if (!bag->erase(tag)) {
      failed.push_back(SPropProblem{i, tag, MAPI_E_NOT_FOUND});
    }
  }
  edited();
  return report(failed, problems);
}

void PropBase::takeObjects(ULONG, PropBase&) { throw Failure{MAPI_E_INTERFACE_NOT_SUPPORTED}; }

HRESULT PropBase::copyProps(LPSPropTagArray tags, LPVOID dest, ULONG flags, LPSPropProblemArray* problems) {
  requireFlags(flags, MAPI_DECLINE_OK);
  require(tags != nullptr && tags->cValues > 0 && dest != nullptr, MAPI_E_INVALID_PARAMETER);
  if (problems != nullptr) *problems = nullptr;
  PropBase* to = dynamic_cast<PropBase*>(at(dest));
  require(to != nullptr && to->validity->rule == nullptr, MAPI_E_INVALID_PARAMETER);
  Bag* bag = to->edit();
  require(to != this && bag != nullptr, MAPI_E_NO_ACCESS);
  std::vector<SPropProblem> failed;
  Bag source = read();
  for (ULONG i = 0; i < tags->cValues; i++) {
    ULONG tag = tags->aulPropTag[i];
    const Value* value = source.find(tag);
    if (PROP_TYPE(tag) == PT_OBJECT) {
      to->takeObjects(tag, *this);
    } else if (computed(tag)) {
      failed.push_back(SPropProblem{i, tag, MAPI_E_COMPUTED});
    } else if (value == nullptr || !answers(*value, tag)) {
      failed.push_back(SPropProblem{i, tag, MAPI_E_NOT_FOUND});
    } else {
      bag->put(*value);
    }
  }
  to->edited();
  return report(failed, problems);
}

HRESULT PropBase::report(const std::vector<SPropProblem>& problems, LPSPropProblemArray* out) {
  if (problems.empty() || out == nullptr) return S_OK;
  SPropProblemArray* array = root<SPropProblemArray>(CbNewSPropProblemArray(problems.size()));
  array->cProblem = static_cast<ULONG>(problems.size());
  std::copy(problems.begin(), problems.end(), array->aProblem);
  *out = array;
  return S_OK;
}

HRESULT PropBase::getNamesFromIDs(LPSPropTagArray* tags, LPGUID set, ULONG flags, ULONG* count, LPMAPINAMEID** out) {
  requireFlags(flags, 0);
  require(tags != nullptr && *tags != nullptr && (*tags)->cValues > 0 && set == nullptr, MAPI_E_NO_SUPPORT);
  require(count != nullptr && out != nullptr, MAPI_E_INVALID_PARAMETER);
  require(session() != nullptr, MAPI_E_NO_SUPPORT);
  ULONG all = (*tags)->cValues;
  LPMAPINAMEID* names = root<LPMAPINAMEID>(all * sizeof(LPMAPINAMEID));
  HRESULT result = S_OK;
  for (ULONG i = 0; i < all; i++) {
    names[i] = session()->mailbox->nameOf(PROP_ID((*tags)->aulPropTag[i]), names);
    if (names[i] == nullptr) result = MAPI_W_ERRORS_RETURNED;
  }
  *count = all;
  *out = names;
  return result;
}

HRESULT PropBase::getIDsFromNames(ULONG count, LPMAPINAMEID* names, ULONG flags, LPSPropTagArray* out) {
  requireFlags(flags, MAPI_CREATE);
  require(count > 0 && names != nullptr && out != nullptr, MAPI_E_INVALID_PARAMETER);
  require(session() != nullptr, MAPI_E_NO_SUPPORT);
  SPropTagArray* tags = root<SPropTagArray>(CbNewSPropTagArray(count));
  tags->cValues = count;
  HRESULT result = S_OK;
  for (ULONG i = 0; i < count; i++) {
    ULONG id = names[i] == nullptr ? 0 : session()->mailbox->namedId(*names[i], (flags & MAPI_CREATE) != 0);
    // The type is the caller's to know: MAPI gives PT_UNSPECIFIED.
    tags->aulPropTag[i] = id == 0 ? PROP_TAG(PT_ERROR, 0) : PROP_TAG(PT_UNSPECIFIED, id);
    if (id == 0) result = MAPI_W_ERRORS_RETURNED;
  }
  *out = tags;
  return result;
}

}  // namespace ref
