package dev.lockstep.sandbox.bitbucket;

/** A branch and the commit it points at. */
public record Branch(String name, String hash, String message, Account author, long at) {}
