import type {
  FormatCategory,
  InterfaceKind,
  ItemDataType,
  SharingMethod,
  SharingType,
  UpdateFrequency,
} from './code-lists.js';

/**
 * An entry of the national catalog (政务信息资源目录) as a source gives it: the thirteen core elements of the national guide, in
 * one normal form, whatever file it came from. What a source does not say is null; codes are text, since zeros matter.
 *
 * It has the shape of the GraphQL input that pushes it, so a reader's item is sent as it is. Its content hash is over exactly
 * these fields; where an item stood in its file is provenance and is sent beside it.
 */
export interface CatalogItem {
  /** The source's own id of the entry: unique within the source, kept for good. The code where a source has no other. */
  externalId: string;
  /** 信息资源代码: `307001/000001`. */
  code: string;
  /** 信息资源名称. */
  title: string;
  /** 信息资源摘要. */
  abstract: string | null;
  /** 信息资源提供方, as given. */
  providerName: string;
  /** 信息资源提供方代码: unified social credit code (GB 32100). */
  providerCode: string | null;
  /** 提供方内部部门. */
  providerUnit: string | null;
  /** 信息资源格式. */
  formatCategory: FormatCategory | null;
  formatType: string | null;
  formatDescription: string | null;
  /** 信息项, in the order of the source. */
  items: InformationItem[];
  /** 共享属性. */
  sharingType: SharingType;
  sharingCondition: string | null;
  sharingMethod: SharingMethod | null;
  interfaceKind: InterfaceKind | null;
  /** 开放属性: 是否向社会开放. */
  openToPublic: boolean | null;
  openCondition: string | null;
  /** 更新周期. */
  updateFrequency: UpdateFrequency | null;
  /** 发布日期, `YYYY-MM-DD`. */
  publishedOn: string | null;
  /** 关联资源代码. */
  relatedResourceCodes: string[];
  /** What a source says beyond the guide, by its own name for it; sorted by name. */
  extensions: Extension[];
}

/** 信息项: a column of a table, or an element of a message. */
export interface InformationItem {
  name: string;
  dataType: ItemDataType | null;
  length: number | null;
}

export interface Extension {
  name: string;
  value: string;
}

/** Where an item stood in its file. Not part of its content. */
export interface ItemOrigin {
  /** Line or row of its beginning, counted from 1. */
  line: number | null;
}

/** An item on its way to the server. */
export interface SourcedItem extends CatalogItem, ItemOrigin {}
