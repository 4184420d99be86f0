package dev.lockstep.scm.port;

import dev.lockstep.sandbox.BitbucketPeople;

/** Those who use one repository of a simulated Bitbucket, Cloud or Data Center. */
public record RepositoryPeople(BitbucketPeople owner, String slug)
    implements CodeHostContract.People {

  private static final String DANA = "Dana Developer";
  private static final String ROB = "Rob Reviewer";

  @Override
  public void push(String branch) {
    owner.push(slug, branch, DANA);
  }

  @Override
  public void deleteBranch(String branch) {
    owner.deleteBranch(slug, branch, DANA);
  }

  @Override
  public int open(String title, String branch) {
    return owner.open(slug, title, branch, DANA).id();
  }

  @Override
  public int draft(String title, String branch) {
    return owner.draft(slug, title, branch, DANA).id();
  }

  @Override
  public void merge(int number) {
    owner.merge(slug, number, ROB);
  }

  @Override
  public void decline(int number) {
    owner.decline(slug, number, ROB);
  }
}
