// SPDX-License-Identifier: Apache-2.0
#include "value.h"

#include "memory.h"

#include <algorithm>
#include <cstring>
#include <cwchar>

namespace ref {

namespace {

const size_t STREAM_ONLY = 4096;

/** Orders a bag, and tells an instance from its property. */
ULONG place(ULONG tag) { return PROP_ID(tag) << 1 | (isInstance(tag) ? 1 : 0); }

bool before(const Value& value, ULONG wanted) { return place(value.tag) < wanted; }

int sign(LONGLONG difference) { return difference < 0 ? -1 : difference > 0; }

int compareText(const std::wstring& a, const std::wstring& b, bool ignoreCase) {
  size_t length = std::min(a.size(), b.size());
  for (size_t i = 0; i < length; i++) {
    wchar_t x = a[i];
    wchar_t y = b[i];
    if (ignoreCase && x != y) {
      CharUpperBuffW(&x, 1);
      CharUpperBuffW(&y, 1);
    }
    if (x != y) return x < y ? -1 : 1;
  }
  return sign(static_cast<LONGLONG>(a.size()) - static_cast<LONGLONG>(b.size()));
}

Value single(ULONG tag, const __UPV& v) {
  Value value;
  value.tag = tag;
  switch (PROP_TYPE(tag)) {
    case PT_NULL: break;
    case PT_I2: value.number = v.i; break;
    case PT_LONG: value.number = v.l; break;
    case PT_ERROR: value.number = v.err; break;
    case PT_BOOLEAN: value.number = v.b ? 1 : 0; break;
    case PT_I8: value.number = v.li.QuadPart; break;
    case PT_CURRENCY: value.number = v.cur.int64; break;
    case PT_SYSTIME:
      value.number = static_cast<LONGLONG>(v.ft.dwHighDateTime) << 32 | v.ft.dwLowDateTime;
      break;
    case PT_R4: value.real = v.flt; break;
    case PT_DOUBLE: value.real = v.dbl; break;
    case PT_APPTIME: value.real = v.at; break;
    case PT_STRING8:
      require(v.lpszA != nullptr, MAPI_E_INVALID_PARAMETER);
      value.tag = CHANGE_PROP_TYPE(tag, PT_UNICODE);
      value.text = fromAnsi(v.lpszA);
      break;
    case PT_UNICODE:
      require(v.lpszW != nullptr, MAPI_E_INVALID_PARAMETER);
      value.text = v.lpszW;
      break;
    case PT_BINARY:
      require(v.bin.lpb != nullptr || v.bin.cb == 0, MAPI_E_INVALID_PARAMETER);
      value.bytes.assign(v.bin.lpb, v.bin.lpb + v.bin.cb);
      break;
    case PT_CLSID: {
      require(v.lpguid != nullptr, MAPI_E_INVALID_PARAMETER);
      const BYTE* guid = reinterpret_cast<const BYTE*>(v.lpguid);
      value.bytes.assign(guid, guid + sizeof(GUID));
      break;
    }
    default: throw Failure{MAPI_E_INVALID_TYPE};
  }
  return value;
}

/** The i-th element of a multi-value, as the union of a single one. */
__UPV element(const SPropValue& native, ULONG i) {
  __UPV v;
  memset(&v, 0, sizeof v);
  const __UPV& from = native.Value;
  switch (baseType(native.ulPropTag)) {
    case PT_I2: v.i = from.MVi.lpi[i]; break;
    case PT_LONG: v.l = from.MVl.lpl[i]; break;
    case PT_R4: v.flt = from.MVflt.lpflt[i]; break;
    case PT_DOUBLE: v.dbl = from.MVdbl.lpdbl[i]; break;
    case PT_CURRENCY: v.cur = from.MVcur.lpcur[i]; break;
    case PT_APPTIME: v.at = from.MVat.lpat[i]; break;
    case PT_SYSTIME: v.ft = from.MVft.lpft[i]; break;
    case PT_BINARY: v.bin = from.MVbin.lpbin[i]; break;
    case PT_STRING8: v.lpszA = from.MVszA.lppszA[i]; break;
    case PT_UNICODE: v.lpszW = from.MVszW.lppszW[i]; break;
    case PT_CLSID: v.lpguid = &from.MVguid.lpguid[i]; break;
    case PT_I8: v.li = from.MVli.lpli[i]; break;
    default: throw Failure{MAPI_E_INVALID_TYPE};
  }
  return v;
}

void writeSingle(const Value& value, ULONG type, __UPV& v, void* root) {
  switch (type) {
    case PT_I2: v.i = static_cast<short>(value.number); break;
    case PT_LONG: v.l = static_cast<LONG>(value.number); break;
    case PT_ERROR: v.err = static_cast<SCODE>(value.number); break;
    case PT_BOOLEAN: v.b = value.number ? 1 : 0; break;
    case PT_I8: v.li.QuadPart = value.number; break;
    case PT_CURRENCY: v.cur.int64 = value.number; break;
    case PT_SYSTIME:
      v.ft.dwLowDateTime = static_cast<DWORD>(value.number);
      v.ft.dwHighDateTime = static_cast<DWORD>(value.number >> 32);
      break;
    case PT_R4: v.flt = static_cast<float>(value.real); break;
    case PT_DOUBLE: v.dbl = value.real; break;
    case PT_APPTIME: v.at = value.real; break;
    case PT_UNICODE: v.lpszW = copyWide(value.text, root); break;
    case PT_STRING8: v.lpszA = copyAnsi(value.text, root); break;
    case PT_BINARY:
      v.bin.cb = static_cast<ULONG>(value.bytes.size());
      v.bin.lpb = copyBytes(value.bytes, root);
      break;
    case PT_CLSID: v.lpguid = reinterpret_cast<LPGUID>(copyBytes(value.bytes, root)); break;
    default: break;
  }
}

/** MV: every array type is {count, pointer}, so one shape writes them all. */
template <class T, class Put>
void writeMany(const Value& value, SPropValue& out, void* root, Put put) {
  T* array = more<T>(root, value.many.size());
  for (size_t i = 0; i < value.many.size(); i++) {
    __UPV v;
    memset(&v, 0, sizeof v);
    writeSingle(value.many[i], baseType(out.ulPropTag), v, root);
    array[i] = put(v);
  }
  out.Value.MVl.cValues = static_cast<ULONG>(value.many.size());
  out.Value.MVl.lpl = reinterpret_cast<LONG*>(array);
}

void writeArray(const Value& value, SPropValue& out, void* root) {
  switch (baseType(out.ulPropTag)) {
    case PT_I2: writeMany<short>(value, out, root, [](const __UPV& v) { return v.i; }); break;
    case PT_LONG: writeMany<LONG>(value, out, root, [](const __UPV& v) { return v.l; }); break;
    case PT_R4: writeMany<float>(value, out, root, [](const __UPV& v) { return v.flt; }); break;
    case PT_DOUBLE:
    case PT_APPTIME: writeMany<double>(value, out, root, [](const __UPV& v) { return v.dbl; }); break;
    case PT_CURRENCY:
    case PT_I8: writeMany<LONGLONG>(value, out, root, [](const __UPV& v) { return v.li.QuadPart; }); break;
    case PT_SYSTIME: writeMany<FILETIME>(value, out, root, [](const __UPV& v) { return v.ft; }); break;
    case PT_BINARY: writeMany<SBinary>(value, out, root, [](const __UPV& v) { return v.bin; }); break;
    case PT_CLSID: writeMany<GUID>(value, out, root, [](const __UPV& v) { return *v.lpguid; }); break;
    default: writeMany<wchar_t*>(value, out, root, [](const __UPV& v) { return v.lpszW; }); break;
  }
}

}  // namespace

ULONG baseType(ULONG tag) { return PROP_TYPE(tag) & ~static_cast<ULONG>(MVI_FLAG); }

bool isList(ULONG tag) { return (tag & MVI_FLAG) == MV_FLAG; }

bool isInstance(ULONG tag) { return (tag & MVI_FLAG) == MVI_FLAG; }

Value Value::ofLong(ULONG tag, LONGLONG number) {
  Value value;
  value.tag = tag;
  value.number = number;
  return value;
}

Value Value::ofText(ULONG tag, const std::wstring& text) {
  Value value;
  value.tag = CHANGE_PROP_TYPE(tag, PT_UNICODE);
  value.text = text;
  return value;
}

Value Value::ofBytes(ULONG tag, const Bytes& bytes) {
  Value value;
  value.tag = tag;
  value.bytes = bytes;
  return value;
}

bool Value::tooLong() const {
  return (PROP_TYPE(tag) == PT_UNICODE || PROP_TYPE(tag) == PT_BINARY) && size() > STREAM_ONLY;
}

size_t Value::size() const {
  if (isList(tag)) {
    size_t sum = 0;
    for (const Value& value : many) sum += value.size();
    return sum;
  }
  switch (baseType(tag)) {
    case PT_UNICODE: return text.size() * sizeof(wchar_t);
    case PT_BINARY:
    case PT_CLSID: return bytes.size();
    case PT_I2:
    case PT_BOOLEAN: return 2;
    case PT_LONG:
    case PT_R4:
    case PT_ERROR: return 4;
    default: return 8;
  }
}

const Value* Bag::find(ULONG tag) const {
  auto at = std::lower_bound(values_.begin(), values_.end(), place(tag), before);
  return at != values_.end() && place(at->tag) == place(tag) ? &*at : nullptr;
}

void Bag::put(Value value) {
  auto at = std::lower_bound(values_.begin(), values_.end(), place(value.tag), before);
  if (at != values_.end() && place(at->tag) == place(value.tag)) {
    *at = std::move(value);
  } else {
    values_.insert(at, std::move(value));
  }
}

bool Bag::erase(ULONG tag) {
  auto at = std::lower_bound(values_.begin(), values_.end(), place(tag), before);
  if (at == values_.end() || place(at->tag) != place(tag)) return false;
  values_.erase(at);
  return true;
}

LONGLONG Bag::number(ULONG tag, LONGLONG otherwise) const {
  const Value* value = find(tag);
  return value == nullptr ? otherwise : value->number;
}

std::wstring Bag::text(ULONG tag) const {
  const Value* value = find(tag);
  return value == nullptr ? std::wstring() : value->text;
}

Bytes Bag::bytes(ULONG tag) const {
  const Value* value = find(tag);
  return value == nullptr ? Bytes() : value->bytes;
}

Value fromNative(const SPropValue& native) {
  ULONG tag = native.ulPropTag;
  if ((tag & MV_FLAG) == 0) return single(tag, native.Value);
  Value value;
  value.tag = tag;
  if (baseType(tag) == PT_STRING8) value.tag = CHANGE_PROP_TYPE(tag, PT_MV_UNICODE);
  ULONG count = native.Value.MVl.cValues;
  require(native.Value.MVl.lpl != nullptr && count > 0, MAPI_E_INVALID_PARAMETER);
  for (ULONG i = 0; i < count; i++) {
    value.many.push_back(single(PROP_TAG(baseType(tag), PROP_ID(tag)), element(native, i)));
  }
  return value;
}

bool answers(const Value& value, ULONG requestedTag) {
  ULONG requested = PROP_TYPE(requestedTag);
  ULONG own = PROP_TYPE(value.tag);
  return requested == PT_UNSPECIFIED || requested == own ||
         (requested == PT_STRING8 && own == PT_UNICODE) ||
         (requested == PT_MV_STRING8 && own == PT_MV_UNICODE) ||
         (requested == (MVI_FLAG | PT_STRING8) && own == (MVI_FLAG | PT_UNICODE));
}

void toNative(const Value& value, ULONG requestedTag, bool unicode, SPropValue& out, void* root) {
  memset(&out, 0, sizeof out);
  ULONG type = PROP_TYPE(requestedTag);
  if (type == PT_UNSPECIFIED) {
    type = PROP_TYPE(value.tag);
    if (!unicode && type == PT_UNICODE) type = PT_STRING8;
    if (!unicode && type == PT_MV_UNICODE) type = PT_MV_STRING8;
  }
  if (isInstance(type)) type = baseType(type);
  out.ulPropTag = PROP_TAG(type, PROP_ID(value.tag));
  if (type & MV_FLAG) {
    writeArray(value, out, root);
  } else {
    writeSingle(value, type, out.Value, root);
  }
}

void errorValue(ULONG requestedTag, SCODE code, SPropValue& out) {
  memset(&out, 0, sizeof out);
  out.ulPropTag = CHANGE_PROP_TYPE(requestedTag, PT_ERROR);
  out.Value.err = code;
}

bool cell(const Bag& bag, ULONG requestedTag, bool unicode, SPropValue& out, void* root) {
  const Value* value = bag.find(requestedTag);
  if (PROP_TYPE(requestedTag) == PT_NULL) {
    memset(&out, 0, sizeof out);
    out.ulPropTag = requestedTag;
    return true;
  }
  if (value == nullptr || !answers(*value, requestedTag)) {
    errorValue(requestedTag, MAPI_E_NOT_FOUND, out);
    return false;
  }
  if (value->tooLong()) {
    errorValue(requestedTag, MAPI_E_NOT_ENOUGH_MEMORY, out);
    return false;
  }
  toNative(*value, requestedTag, unicode, out, root);
  return true;
}

int compare(const Value& a, const Value& b, bool ignoreCase) {
  switch (baseType(a.tag)) {
    case PT_R4:
    case PT_DOUBLE:
    case PT_APPTIME: return a.real < b.real ? -1 : a.real > b.real;
    case PT_UNICODE: return compareText(a.text, b.text, ignoreCase);
    case PT_BINARY:
    case PT_CLSID: {
      int order = memcmp(a.bytes.data(), b.bytes.data(), std::min(a.bytes.size(), b.bytes.size()));
      LONGLONG rest = static_cast<LONGLONG>(a.bytes.size()) - static_cast<LONGLONG>(b.bytes.size());
      return order != 0 ? order : sign(rest);
    }
    default: return sign(a.number < b.number ? -1 : a.number > b.number);
  }
}

}  // namespace ref
