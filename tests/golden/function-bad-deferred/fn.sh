#!/bin/sh
cat; exit 3
