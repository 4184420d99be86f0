package dev.lockstep.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a rule can ask about a work item, over all repositories in scope, in the order in which
 * people read it.
 */
public enum FactKind {
  /** A pull request is open and not a draft. */
  OPEN("open", "open pull request", About.NOTHING),
  /** A pull request is an open draft. */
  DRAFT("draft", "draft pull request", About.NOTHING),
  /** Somebody was asked to review an open pull request and has not answered yet. */
  REVIEW_REQUESTED("review-requested", "requested review", About.NOTHING),
  /** An open pull request is approved by somebody, and nobody asks for changes to it. */
  APPROVED("approved", "approved pull request", About.NOTHING),
  /** Somebody asks for changes to an open pull request. */
  CHANGES_REQUESTED("changes-requested", "requested changes", About.NOTHING),
  /** A pull request is merged. */
  MERGED("merged", "merged pull request", About.NOTHING),
  /** A pull request was closed without a merge. */
  DECLINED("declined", "declined pull request", About.NOTHING),
  /** There is a merged pull request, and all that were not declined are merged. */
  ALL_MERGED("all-merged", "all pull requests merged", About.NOTHING),
  /** A pull request that was not declined goes to this branch. */
  TARGET_BRANCH("target-branch", "pull request to", About.NAME),
  /** A pull request was merged into this branch. */
  MERGED_INTO("merged-into", "merged into", About.NAME),
  /** A branch exists. */
  BRANCH("branch", "branch", About.NOTHING),
  /** The last build of everything that is built for it passed. */
  BUILD_PASSED("build-passed", "passed builds", About.NOTHING),
  /** The last build of something that is built for it failed. */
  BUILD_FAILED("build-failed", "failed build", About.NOTHING),
  /** It runs in this environment. */
  DEPLOYED("deployed", "deployment to", About.NAME),
  /** A release that names it was published. */
  RELEASED("released", "release", About.NOTHING),
  /** It has this label. */
  LABEL("label", "label", About.NAME),
  /** Somebody is assigned. */
  ASSIGNED("assigned", "assignee", About.NOTHING),
  /** The author of its newest pull request is assigned. */
  ASSIGNED_TO_AUTHOR("assigned-to-author", "author as assignee", About.NOTHING),
  /** It was created so long ago. */
  OLDER_THAN("older-than", "age over", About.AGE),
  /** A child of it is being worked on or done. */
  CHILD_BEGUN("child-begun", "child in work", About.NOTHING),
  /** It has children, and all of them are done. */
  ALL_CHILDREN_DONE("all-children-done", "all children done", About.NOTHING);

  /** What a fact needs to be told besides its name. */
  public enum About {
    NOTHING,
    /** A name, in which {@code *} stands for anything. */
    NAME,
    /** A duration such as {@code 14d}. */
    AGE
  }

  private static final Set<FactKind> OF_ITEM =
      Set.of(LABEL, ASSIGNED, ASSIGNED_TO_AUTHOR, OLDER_THAN, CHILD_BEGUN, ALL_CHILDREN_DONE);

  private final String id;
  private final String words;
  private final About about;

  FactKind(String id, String words, About about) {
    this.id = id;
    this.words = words;
    this.about = about;
  }

  /** As it is written in lockstep.yaml. */
  public String id() {
    return id;
  }

  /** As people say it. */
  public String words() {
    return words;
  }

  /** What it needs to be told. */
  public About about() {
    return about;
  }

  /** Whether the item itself, its children or the time can change it, without any code host. */
  public boolean ofItem() {
    return OF_ITEM.contains(this);
  }

  /** The kind of that name, if there is one. */
  public static Optional<FactKind> of(String id) {
    return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
  }

  /** All names, for messages. */
  static String ids() {
    return Arrays.stream(values()).map(FactKind::id).collect(Collectors.joining(", "));
  }

  static List<String> names() {
    return Arrays.stream(values()).map(FactKind::id).toList();
  }

  /** What also holds where this holds. */
  Set<FactKind> implies() {
    return switch (this) {
      case REVIEW_REQUESTED, APPROVED, CHANGES_REQUESTED -> Set.of(OPEN);
      case ALL_MERGED, MERGED_INTO -> Set.of(MERGED);
      case ASSIGNED_TO_AUTHOR -> Set.of(ASSIGNED);
      case ALL_CHILDREN_DONE -> Set.of(CHILD_BEGUN);
      default -> Set.of();
    };
  }

  /** What cannot hold where this holds. */
  Set<FactKind> excludes() {
    return switch (this) {
      case OPEN, DRAFT -> Set.of(ALL_MERGED);
      case ALL_MERGED -> Set.of(OPEN, DRAFT);
      case BUILD_PASSED -> Set.of(BUILD_FAILED);
      case BUILD_FAILED -> Set.of(BUILD_PASSED);
      default -> Set.of();
    };
  }
}
