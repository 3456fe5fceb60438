// SPDX-License-Identifier: Apache-2.0
#include "restriction.h"

#include "memory.h"

#include <algorithm>
#include <cstring>

namespace ref {

namespace {

const int DEEPEST = 64;

std::wstring folded(const std::wstring& text, ULONG fuzzy) {
  std::wstring result = text;
  if (fuzzy & (FL_IGNORENONSPACE | FL_LOOSE)) {
    int n = FoldStringW(MAP_COMPOSITE, text.data(), static_cast<int>(text.size()), nullptr, 0);
    if (n > 0) {
      std::wstring composite(n, 0);
      FoldStringW(MAP_COMPOSITE, text.data(), static_cast<int>(text.size()), &composite[0], n);
      result.clear();
      for (wchar_t c : composite) {
        if (c < 0x0300 || c > 0x036F) result += c;
      }
    }
  }
  if (fuzzy & (FL_IGNORECASE | FL_LOOSE)) {
    CharUpperBuffW(&result[0], static_cast<DWORD>(result.size()));
  }
  return result;
}

template <class S>
bool fits(const S& value, const S& pattern, ULONG fuzzy) {
  switch (fuzzy & 0xFFFF) {
    case FL_FULLSTRING: return value == pattern;
    case FL_PREFIX:
      return value.size() >= pattern.size() && std::equal(pattern.begin(), pattern.end(), value.begin());
    default:
      return std::search(value.begin(), value.end(), pattern.begin(), pattern.end()) != value.end() ||
             pattern.empty();
  }
}

}  // namespace

Restriction::Restriction(const SRestriction& native, int depth) : type_(native.rt) {
  require(depth < DEEPEST, MAPI_E_TOO_COMPLEX);
  auto one = [&](const SRestriction* restriction) {
    require(restriction != nullptr, MAPI_E_INVALID_PARAMETER);
    inner_.emplace_back(*restriction, depth + 1);
  };
  auto operand = [&](const SPropValue* value) {
    require(value != nullptr, MAPI_E_INVALID_PARAMETER);
    value_.reset(new Value(fromNative(*value)));
  };
  switch (type_) {
    case RES_AND:
    case RES_OR:
      require(native.res.resAnd.cRes == 0 || native.res.resAnd.lpRes != nullptr, MAPI_E_INVALID_PARAMETER);
      for (ULONG i = 0; i < native.res.resAnd.cRes; i++) one(&native.res.resAnd.lpRes[i]);
      break;
    case RES_NOT: one(native.res.resNot.lpRes); break;
    case RES_CONTENT: {
      operator_ = native.res.resContent.ulFuzzyLevel;
      tag_ = native.res.resContent.ulPropTag;
      operand(native.res.resContent.lpProp);
      ULONG type = baseType(tag_);
      require(type == PT_UNICODE || type == PT_STRING8 || type == PT_BINARY, MAPI_E_TOO_COMPLEX);
      require((operator_ & 0xFFFF) <= FL_PREFIX, MAPI_E_INVALID_PARAMETER);
      break;
    }
    case RES_PROPERTY:
      operator_ = native.res.resProperty.relop;
      tag_ = native.res.resProperty.ulPropTag;
      operand(native.res.resProperty.lpProp);
      require(operator_ < RELOP_RE, operator_ == RELOP_RE ? MAPI_E_TOO_COMPLEX : MAPI_E_INVALID_PARAMETER);
      break;
    case RES_COMPAREPROPS:
      operator_ = native.res.resCompareProps.relop;
      tag_ = native.res.resCompareProps.ulPropTag1;
      tag2_ = native.res.resCompareProps.ulPropTag2;
      require(operator_ < RELOP_RE, operator_ == RELOP_RE ? MAPI_E_TOO_COMPLEX : MAPI_E_INVALID_PARAMETER);
      break;
    case RES_BITMASK:
      operator_ = native.res.resBitMask.relBMR;
      tag_ = native.res.resBitMask.ulPropTag;
      number_ = native.res.resBitMask.ulMask;
      require(operator_ <= BMR_NEZ && baseType(tag_) == PT_LONG, MAPI_E_INVALID_PARAMETER);
      break;
    case RES_SIZE:
      operator_ = native.res.resSize.relop;
      tag_ = native.res.resSize.ulPropTag;
      number_ = native.res.resSize.cb;
      require(operator_ < RELOP_RE, operator_ == RELOP_RE ? MAPI_E_TOO_COMPLEX : MAPI_E_INVALID_PARAMETER);
      break;
    case RES_EXIST: tag_ = native.res.resExist.ulPropTag; break;
    case RES_SUBRESTRICTION:
      operator_ = native.res.resSub.ulSubObject;
      require(operator_ == PR_MESSAGE_RECIPIENTS || operator_ == PR_MESSAGE_ATTACHMENTS, MAPI_E_TOO_COMPLEX);
      one(native.res.resSub.lpRes);
      break;
    case RES_COMMENT:
    case RES_ANNOTATION:
      for (ULONG i = 0; i < native.res.resComment.cValues; i++) {
        comment_.push_back(fromNative(native.res.resComment.lpProp[i]));
      }
      // A comment without a restriction is always true.
      if (native.res.resComment.lpRes != nullptr) one(native.res.resComment.lpRes);
      break;
    case RES_COUNT:
      number_ = remaining_ = native.res.resNot.ulReserved;
      one(native.res.resNot.lpRes);
      break;
    default: throw Failure{MAPI_E_INVALID_PARAMETER};
  }
}

void Restriction::toNative(bool unicode, SRestriction& out, void* root) const {
  memset(&out, 0, sizeof out);
  out.rt = type_;
  SRestriction* terms = inner_.empty() ? nullptr : more<SRestriction>(root, inner_.size());
  for (size_t i = 0; i < inner_.size(); i++) inner_[i].toNative(unicode, terms[i], root);
  SPropValue* value = value_ == nullptr ? nullptr : more<SPropValue>(root);
  if (value != nullptr) ref::toNative(*value_, PROP_TAG(PT_UNSPECIFIED, 0), unicode, *value, root);
  switch (type_) {
    case RES_AND:
    case RES_OR:
      out.res.resAnd.cRes = static_cast<ULONG>(inner_.size());
      out.res.resAnd.lpRes = terms;
      break;
    case RES_NOT: out.res.resNot.lpRes = terms; break;
    case RES_CONTENT:
      out.res.resContent.ulFuzzyLevel = operator_;
      out.res.resContent.ulPropTag = tag_;
      out.res.resContent.lpProp = value;
      break;
    case RES_PROPERTY:
      out.res.resProperty.relop = operator_;
      out.res.resProperty.ulPropTag = tag_;
      out.res.resProperty.lpProp = value;
      break;
    case RES_COMPAREPROPS:
      out.res.resCompareProps.relop = operator_;
      out.res.resCompareProps.ulPropTag1 = tag_;
      out.res.resCompareProps.ulPropTag2 = tag2_;
      break;
    case RES_BITMASK:
      out.res.resBitMask.relBMR = operator_;
      out.res.resBitMask.ulPropTag = tag_;
      out.res.resBitMask.ulMask = number_;
      break;
    case RES_SIZE:
      out.res.resSize.relop = operator_;
      out.res.resSize.ulPropTag = tag_;
      out.res.resSize.cb = number_;
      break;
    case RES_EXIST: out.res.resExist.ulPropTag = tag_; break;
    case RES_SUBRESTRICTION:
      out.res.resSub.ulSubObject = operator_;
      out.res.resSub.lpRes = terms;
      break;
    case RES_COUNT:
      out.res.resNot.ulReserved = number_;
      out.res.resNot.lpRes = terms;
      break;
    default:
      out.res.resComment.lpRes = terms;
      out.res.resComment.cValues = static_cast<ULONG>(comment_.size());
      out.res.resComment.lpProp = comment_.empty() ? nullptr : more<SPropValue>(root, comment_.size());
      for (size_t i = 0; i < comment_.size(); i++) {
        ref::toNative(comment_[i], PROP_TAG(PT_UNSPECIFIED, 0), unicode, out.res.resComment.lpProp[i], root);
      }
  }
}

void Restriction::rewind() {
  remaining_ = number_;
  for (Restriction& each : inner_) each.rewind();
}

bool Restriction::relation(int order) const {
  switch (operator_) {
    case RELOP_LT: return order < 0;
    case RELOP_LE: return order <= 0;
    case RELOP_GT: return order > 0;
    case RELOP_GE: return order >= 0;
    case RELOP_EQ: return order == 0;
    default: return order != 0;
  }
}

bool Restriction::content(const Value& value) const {
  if (baseType(value.tag) == PT_BINARY) return fits(value.bytes, value_->bytes, operator_);
  return fits(folded(value.text, operator_), folded(value_->text, operator_), operator_);
}

bool Restriction::property(const Bag& props) const {
  const Value* value = props.find(tag_);
  if (value == nullptr || !answers(*value, tag_)) return false;
  if (baseType(value->tag) != baseType(value_->tag)) return false;
  if (!isList(value->tag)) return relation(compare(*value, *value_, false));
  return std::any_of(value->many.begin(), value->many.end(),
                     [&](const Value& each) { return relation(compare(each, *value_, false)); });
}

bool Restriction::anyMatches(const std::vector<Bag>* subjects) const {
  if (subjects == nullptr) return false;
  return std::any_of(subjects->begin(), subjects->end(), [&](const Bag& each) {
    return inner_[0].matches(Subject{each, nullptr, nullptr});
  });
}

bool Restriction::matches(const Subject& subject) const {
  auto inner = [&](const Restriction& each) { return each.matches(subject); };
  const Value* value = subject.props.find(tag_);
  switch (type_) {
    case RES_AND: return std::all_of(inner_.begin(), inner_.end(), inner);
    case RES_OR: return std::any_of(inner_.begin(), inner_.end(), inner);
    case RES_NOT: return !inner_[0].matches(subject);
    case RES_CONTENT:
      if (value == nullptr || baseType(value->tag) != baseType(value_->tag)) return false;
      if (!isList(value->tag)) return content(*value);
      return std::any_of(value->many.begin(), value->many.end(),
                         [&](const Value& each) { return content(each); });
    case RES_PROPERTY:
      if (PROP_ID(tag_) == PR_ANR_ID) return value_ != nullptr && findsByName(subject.props, value_->text);
      return property(subject.props);
    case RES_COMPAREPROPS: {
      const Value* other = subject.props.find(tag2_);
      return value != nullptr && other != nullptr && baseType(value->tag) == baseType(other->tag) &&
             relation(compare(*value, *other, false));
    }
    case RES_BITMASK:
      return value != nullptr && ((value->number & number_) != 0) == (operator_ == BMR_NEZ);
    case RES_SIZE:
      return value != nullptr && relation(value->size() < number_ ? -1 : value->size() > number_);
    case RES_EXIST: return value != nullptr && answers(*value, tag_);
    case RES_SUBRESTRICTION:
      return anyMatches(operator_ == PR_MESSAGE_RECIPIENTS ? subject.recipients : subject.attachments);
    case RES_COUNT:
      if (remaining_ == 0 || !inner_[0].matches(subject)) return false;
      remaining_--;
      return true;
    default: return inner_.empty() || inner_[0].matches(subject);
  }
}

}  // namespace ref
