package dev.lockstep.scm.github;

/** What is asked by GraphQL. */
final class Questions {

  private static final String PERSON =
      " { login ... on User { databaseId } ... on Bot { databaseId }"
          + " ... on Mannequin { databaseId } ... on Organization { databaseId } }";

  /** Whatever of a repository changes, one of these does. */
  private static final String STAMP =
      """
      fragment stamp on Repository {
        databaseId name nameWithOwner isArchived pushedAt
        pullRequests(first: 1, orderBy: {field: UPDATED_AT, direction: DESC}) { nodes { updatedAt } }
        issues(first: 1, orderBy: {field: UPDATED_AT, direction: DESC}) { totalCount nodes { updatedAt } }
        refs(refPrefix: "refs/heads/", first: 1) { totalCount }
        releases(first: 1, orderBy: {field: CREATED_AT, direction: DESC}) { totalCount nodes { updatedAt } }
        deployments(first: 1, orderBy: {field: CREATED_AT, direction: DESC}) {
          totalCount nodes { updatedAt latestStatus { updatedAt } } }
      }
      """;

  static final String REPOSITORIES =
      """
      query($owner: String!, $first: Int!, $after: String) {
        repositoryOwner(login: $owner) {
          repositories(first: $first, after: $after, ownerAffiliations: [OWNER],
              orderBy: {field: CREATED_AT, direction: ASC}) {
            pageInfo { hasNextPage endCursor } nodes { ...stamp } } } }
      """
          + STAMP;

  private static final String PULL_FIELDS =
      """
      number title body state isDraft mergedAt mergeCommit { oid }
      headRefName headRefOid baseRefName updatedAt url author%1$s
      latestOpinionatedReviews(first: 20) { nodes { state author%1$s } }
      reviewRequests(first: 20) { nodes { requestedReviewer {
        ... on User { login databaseId } ... on Bot { login databaseId }
        ... on Mannequin { login databaseId } ... on Team { name databaseId } } } }
      closingIssuesReferences(first: 10) { nodes { number repository { nameWithOwner } } }
      """
          .formatted(PERSON);

  static final String PULL_REQUESTS = listOf("pullRequests", "IssueOrder", PULL_FIELDS);

  static final String PULL_REQUEST =
      "query($owner: String!, $name: String!, $number: Int!) {"
          + " repository(owner: $owner, name: $name) { pullRequest(number: $number) { "
          + PULL_FIELDS
          + " } } }";

  static final String BRANCHES =
      """
      query($owner: String!, $name: String!, $first: Int!, $after: String) {
        repository(owner: $owner, name: $name) { url
          refs(refPrefix: "refs/heads/", first: $first, after: $after) {
            pageInfo { hasNextPage endCursor }
            nodes { name target { oid ... on Commit { committedDate } } } } } }
      """;

  private static final String PARENT = " { fullDatabaseId number repository { nameWithOwner } }";

  private static final String COMMENTS =
      """
      pageInfo { hasPreviousPage startCursor }
      nodes { fullDatabaseId body author%1$s editor%1$s createdAt updatedAt lastEditedAt }"""
          .formatted(PERSON);

  /** What of an issue's history changes it. */
  private static final String CHANGES =
      "[CLOSED_EVENT, REOPENED_EVENT, LABELED_EVENT, UNLABELED_EVENT, ASSIGNED_EVENT,"
          + " UNASSIGNED_EVENT, MILESTONED_EVENT, DEMILESTONED_EVENT, RENAMED_TITLE_EVENT,"
          + " PARENT_ISSUE_ADDED_EVENT, PARENT_ISSUE_REMOVED_EVENT]";

  private static final String HISTORY =
      """
      pageInfo { hasPreviousPage startCursor }
      nodes { __typename
        ... on ClosedEvent { id createdAt actor%1$s stateReason }
        ... on ReopenedEvent { id createdAt actor%1$s }
        ... on LabeledEvent { id createdAt actor%1$s label { name } }
        ... on UnlabeledEvent { id createdAt actor%1$s label { name } }
        ... on AssignedEvent { id createdAt actor%1$s assignee%2$s }
        ... on UnassignedEvent { id createdAt actor%1$s assignee%2$s }
        ... on MilestonedEvent { id createdAt actor%1$s milestoneTitle }
        ... on DemilestonedEvent { id createdAt actor%1$s milestoneTitle }
        ... on RenamedTitleEvent { id createdAt actor%1$s previousTitle currentTitle }
        ... on ParentIssueAddedEvent { id createdAt actor%1$s parent%3$s }
        ... on ParentIssueRemovedEvent { id createdAt actor%1$s parent%3$s } }"""
          .formatted(
              PERSON,
              " { ... on User { login databaseId } ... on Bot { login databaseId }"
                  + " ... on Mannequin { login databaseId } }",
              PARENT);

  /** What issues have on this server. */
  static final String FIELDS_OF_ISSUES = "query { __type(name: \"Issue\") { fields { name } } }";

  private static final String ISSUES =
      """
      query($owner: String!, $name: String!, $first: Int!, $after: String, $since: DateTime,
          $news: DateTime) {
        repository(owner: $owner, name: $name) {
          issues(first: $first, after: $after, filterBy: {since: $since},
              orderBy: {field: UPDATED_AT, direction: ASC}) {
            pageInfo { hasNextPage endCursor }
            nodes { fullDatabaseId number title body state stateReason(enableDuplicate: true) url
              createdAt updatedAt closedAt author%1$s
              assignees(first: 10) { nodes { login databaseId } }
              labels(first: 50) { nodes { name } } milestone { title }
              parent%5$s %6$s
              comments(last: 50) { %2$s }
              timelineItems(last: 30, since: $news, itemTypes: %3$s) { %4$s } } } } }
      """;

  static final String OLDER_COMMENTS =
      """
      query($owner: String!, $name: String!, $number: Int!, $before: String) {
        repository(owner: $owner, name: $name) { issue(number: $number) {
          comments(last: 100, before: $before) { %s } } } }
      """
          .formatted(COMMENTS);

  static final String OLDER_HISTORY =
      """
      query($owner: String!, $name: String!, $number: Int!, $before: String, $news: DateTime) {
        repository(owner: $owner, name: $name) { issue(number: $number) {
          timelineItems(last: 100, before: $before, since: $news, itemTypes: %s) { %s } } } }
      """
          .formatted(CHANGES, HISTORY);

  static final String ISSUE_IDS =
      """
      query($owner: String!, $name: String!, $first: Int!, $after: String) {
        repository(owner: $owner, name: $name) {
          issues(first: $first, after: $after, orderBy: {field: CREATED_AT, direction: ASC}) {
            pageInfo { hasNextPage endCursor } nodes { fullDatabaseId } } } }
      """;

  static final String RELEASES =
      listOf(
          "releases",
          "ReleaseOrder",
          "databaseId name tagName tagCommit { oid } isDraft isPrerelease publishedAt createdAt"
              + " updatedAt url author { login databaseId }");

  static final String DEPLOYMENTS =
      listOf(
          "deployments",
          "DeploymentOrder",
          "databaseId environment commitOid ref { name } createdAt updatedAt creator"
              + PERSON
              + " latestStatus { state environmentUrl updatedAt }");

  private Questions() {}

  private static String listOf(String list, String order, String fields) {
    return "query($owner: String!, $name: String!, $first: Int!, $after: String, $order: "
        + order
        + ") { repository(owner: $owner, name: $name) { "
        + list
        + "(first: $first, after: $after, orderBy: $order) {"
        + " pageInfo { hasNextPage endCursor } nodes { "
        + fields
        + " } } } }";
  }

  /** A page of issues, with their types where the server knows types. */
  static String issues(boolean typed) {
    return ISSUES.formatted(
        PERSON, COMMENTS, CHANGES, HISTORY, PARENT, typed ? "issueType { id name }" : "");
  }

  /**
   * Repositories by name: {@code r0}, {@code r1} ... with the owner and {@code $n0}, {@code $n1}.
   */
  static String named(int count) {
    StringBuilder query = new StringBuilder("query($owner: String!");
    for (int i = 0; i < count; i++) {
      query.append(", $n").append(i).append(": String!");
    }
    query.append(") {");
    for (int i = 0; i < count; i++) {
      query.append(" r%1$d: repository(owner: $owner, name: $n%1$d) { ...stamp }".formatted(i));
    }
    return query.append(" }\n").append(STAMP).toString();
  }

  /** Branches by name: {@code b0}, {@code b1} ... with {@code $b0}, {@code $b1} ... */
  static String branches(int count) {
    StringBuilder query = new StringBuilder("query($owner: String!, $name: String!");
    for (int i = 0; i < count; i++) {
      query.append(", $b").append(i).append(": String!");
    }
    query.append(") { repository(owner: $owner, name: $name) { url");
    for (int i = 0; i < count; i++) {
      query.append(
          " b%1$d: ref(qualifiedName: $b%1$d) { name target { oid ... on Commit { committedDate } } }"
              .formatted(i));
    }
    return query.append(" } }").toString();
  }

  /** Issues by number: {@code i0}, {@code i1} ... with {@code $n0}, {@code $n1} ... */
  static String issues(int count) {
    StringBuilder query = new StringBuilder("query($owner: String!, $name: String!");
    for (int i = 0; i < count; i++) {
      query.append(", $n").append(i).append(": Int!");
    }
    query.append(") { repository(owner: $owner, name: $name) {");
    for (int i = 0; i < count; i++) {
      query.append(" i%1$d: issue(number: $n%1$d) { fullDatabaseId }".formatted(i));
    }
    return query.append(" } }").toString();
  }
}
