package dev.lockstep.notify;

/** Stands for a class of another service. */
public final class OtherService {}
